import type { Edit } from '../../src-main/contract/edit.ts';
import { judge } from '../../src-main/contract/judge.ts';
import type { Verdict } from '../../src-main/contract/verdict.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import { sayError } from './say-error.ts';

/** Edits come in bursts, such as a dragged handle; measuring waits until they rest. */
const REST_MILLISECONDS = 250;

/** What an edit makes, and what that is worth. */
export interface Judged {
  readonly edit: Edit;
  readonly rendered: Rendered;
  readonly verdict: Verdict;
}

export type AssessmentPhase =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'judged' }
  | { readonly kind: 'failed'; readonly said: (messages: Messages) => Said };

/** Renders an edit. */
export type RenderEdit = (
  edit: Edit,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
) => Promise<Rendered>;

export interface AssessmentPorts {
  readonly edit: () => Edit;
  readonly render: RenderEdit;
  /** A newer edit was judged. */
  readonly judged: () => void;
}

/** What the newest edit makes and is worth, rendered in the background; the newest edit wins. */
export class AssessmentState {
  readonly #ports: AssessmentPorts;
  #phase = $state.raw<AssessmentPhase>({ kind: 'measuring' });
  #judged = $state.raw<Judged | null>(null);
  #progress = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();
  #running: Promise<Judged> | null = null;

  constructor(ports: AssessmentPorts) {
    this.#ports = ports;
  }

  get phase(): AssessmentPhase {
    return this.#phase;
  }

  /** The last edit that was judged; while `phase` is measuring, there is a newer one. */
  get judged(): Judged | null {
    return this.#judged;
  }

  /** What the newest edit makes, or null until it is rendered. */
  get current(): Judged | null {
    return this.#phase.kind === 'judged' ? this.#judged : null;
  }

  /** Whether anything was ever asked for. */
  get isAsked(): boolean {
    return this.#timer !== undefined || this.#running !== null || this.#judged !== null;
  }

  /** Of the rendering under way, 0 to 1. */
  get progress(): number {
    return this.#progress;
  }

  /** Renders and measures again, soon: the edit or its sound changed. */
  refresh(): void {
    this.dispose();
    // A drag asks for this with each frame: what shows the verdict must not be built anew each time.
    if (this.#phase.kind !== 'measuring') this.#phase = { kind: 'measuring' };
    this.#timer = setTimeout(() => void this.#run().catch(() => undefined), REST_MILLISECONDS);
  }

  /**
   * What the newest edit makes, at once when it is rendered already. Edits that come in between are waited
   * for as well.
   *
   * @throws what rendering throws
   */
  async settled(): Promise<Judged> {
    for (;;) {
      const { signal } = this.#abort;
      const found = this.current;
      if (found) return found;
      clearTimeout(this.#timer);
      try {
        return await this.#run();
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = null;
  }

  #run(): Promise<Judged> {
    this.#running ??= this.#render(this.#abort.signal);
    return this.#running;
  }

  async #render(signal: AbortSignal): Promise<Judged> {
    this.#phase = { kind: 'measuring' };
    this.#progress = 0;
    const edit = this.#ports.edit();
    try {
      const rendered = await this.#ports.render(edit, signal, (fraction) => {
        if (!signal.aborted) this.#progress = fraction;
      });
      signal.throwIfAborted();
      const judged = { edit, rendered, verdict: judge(rendered.measures) };
      this.#judged = judged;
      this.#phase = { kind: 'judged' };
      this.#ports.judged();
      return judged;
    } catch (error) {
      if (!signal.aborted) {
        this.#running = null;
        this.#phase = { kind: 'failed', said: (messages) => sayError(messages, error) };
      }
      throw error;
    }
  }
}
