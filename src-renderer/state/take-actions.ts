import { FailureError } from '../../src-main/contract/failure.ts';
import type { Take } from '../../src-main/contract/take.ts';
import type { Messages } from '../messages/messages.ts';
import { formatLength } from './format.ts';
import type { TakesState } from './takes.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

interface TakeActionPorts {
  readonly takes: TakesState;
  readonly toasts: Toasts;
  readonly messages: () => Messages;
  /** Shows the Record screen, which lists the takes. */
  readonly showTakes: () => void;
  /** Runs something and shows what goes wrong. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
}

/** What a person can do with a take outside of the Record screen. */
export class TakeActions {
  readonly #ports: TakeActionPorts;

  constructor(ports: TakeActionPorts) {
    this.#ports = ports;
  }

  open(take: Take): Promise<void> {
    const { takes, attempt } = this.#ports;
    return attempt(async () => {
      if (!(await takes.open(take))) throw new FailureError({ code: 'take-missing' });
    });
  }

  delete(take: Take): Promise<void> {
    const { takes, attempt } = this.#ports;
    return attempt(() => takes.delete(take));
  }

  bringBack(): Promise<void> {
    const { takes, attempt } = this.#ports;
    return attempt(() => takes.bringBack());
  }

  /** Another screen took the place of the recording, perhaps unmeant: says where the take is. */
  tellKept({ seconds }: Take): void {
    const { toasts, messages, showTakes } = this.#ports;
    const { cutShort, showTake } = messages().record;
    toasts.show({
      text: cutShort(formatLength(seconds)),
      action: { label: showTake, run: showTakes },
    });
  }
}
