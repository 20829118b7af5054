import * as v from 'valibot';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { Envelope, RequestArgs, RequestName } from '../contract/ipc.ts';
import { argumentSchemas } from './argument-schemas.ts';
import type { Handlers } from './requests.ts';

/** Where a request came from, as far as trust in it goes. */
export interface Sender {
  readonly isMainFrame: boolean;
  readonly isOwnWindow: boolean;
  readonly url: string;
}

/** @throws Error for a stranger: it gets no envelope, which would look like an answer. */
export function assertTrusted(sender: Sender, ownOrigins: readonly string[]): void {
  const fromOwnPage = ownOrigins.some((origin) => sender.url.startsWith(`${origin}/`));
  if (!sender.isOwnWindow || !sender.isMainFrame || !fromOwnPage) {
    throw new Error(`request refused: it came from ${sender.url || 'nowhere'}`);
  }
}

/** Answers one request: checks its name and arguments, runs its handler, wraps what comes out. */
export async function answer(
  handlers: Handlers,
  name: unknown,
  args: unknown,
  report: (error: unknown) => void,
): Promise<Envelope<unknown>> {
  try {
    if (!isRequestName(name)) throw badArguments(`there is no request ${String(name)}`);
    return { ok: true, value: await run(handlers, name, args) };
  } catch (error) {
    if (!(error instanceof FailureError)) report(error);
    return { ok: false, failure: failureOf(error) };
  }
}

function run<N extends RequestName>(handlers: Handlers, name: N, args: unknown) {
  const checked = v.safeParse<v.GenericSchema<unknown, RequestArgs<N>>>(
    argumentSchemas[name],
    args,
  );
  if (!checked.success) {
    const problems = checked.issues.map(
      (issue) => `${v.getDotPath(issue) ?? name}: ${issue.message}`,
    );
    throw badArguments(problems.join('; '));
  }
  return handlers[name](checked.output);
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(argumentSchemas, name);
}

function badArguments(detail: string): FailureError {
  return new FailureError({ code: 'bad-arguments', detail });
}
