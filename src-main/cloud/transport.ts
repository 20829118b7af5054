/** One HTTP POST, as the cloud client needs it. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal | undefined;
}

export interface PostAnswer {
  readonly status: number;
  /** The Date header in milliseconds, or null. */
  readonly date: number | null;
  readonly text: string;
}

/** Sends exactly once: a transport that repeats a request by itself could clone a voice twice. */
export type Transport = (post: Post) => Promise<PostAnswer>;

/**
 * No usable answer came. `sent` says whether the service may have seen the request: false only when
 * no connection was made, so that sending again cannot do anything twice.
 */
export class TransportError extends Error {
  readonly sent: boolean;

  constructor(message: string, sent: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'TransportError';
    this.sent = sent;
  }
}
