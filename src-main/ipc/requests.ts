import type { RequestArgs, RequestName, RequestResult } from '../contract/ipc.ts';

/** One answer per request: a request without a handler does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (
    args: RequestArgs<N>,
  ) => Promise<RequestResult<N>> | RequestResult<N>;
};
