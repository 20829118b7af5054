import type { Command, CommandStates } from '../../src-main/contract/commands.ts';

/** How a screen carries out a command. */
export interface Offer {
  readonly run: () => void;
  /** Whether it can be used now; always, unless told otherwise. */
  readonly enabled?: () => boolean;
  /** Whether what it switches is on. */
  readonly checked?: () => boolean;
}

export type Offers = Readonly<Partial<Record<Command, Offer>>>;

/** Text fields undo by themselves, so these two are never out of use. */
const ALWAYS: readonly Command[] = ['undo', 'redo'];

/** The one place where menus and keys meet what the screens can do. */
export class CommandsState {
  readonly #blocked: () => boolean;
  /** Newest first. */
  #offers = $state.raw<readonly Offers[]>([]);

  /** @param blocked whether a dialog has the window to itself */
  constructor(blocked: () => boolean) {
    this.#blocked = blocked;
  }

  /**
   * Carries out commands while a screen is there. The newest offer counts.
   *
   * @returns Takes the offer back.
   */
  offer(offers: Offers): () => void {
    this.#offers = [offers, ...this.#offers];
    return () => {
      this.#offers = this.#offers.filter((other) => other !== offers);
    };
  }

  get states(): CommandStates {
    const names = new Set(this.#offers.flatMap((offers) => Object.keys(offers) as Command[]));
    return {
      enabled: [...new Set([...names, ...ALWAYS])].filter(
        (name) => ALWAYS.includes(name) || this.#usable(name) !== null,
      ),
      checked: [...names].filter((name) => this.#find(name)?.checked?.()),
    };
  }

  /** @returns False when it cannot be used now. */
  run(command: Command): boolean {
    const offer = this.#usable(command);
    offer?.run();
    return offer !== null;
  }

  #usable(command: Command): Offer | null {
    if (this.#blocked()) return null;
    const offer = this.#find(command);
    return offer && (offer.enabled?.() ?? true) ? offer : null;
  }

  #find(command: Command): Offer | null {
    return this.#offers.find((offers) => offers[command])?.[command] ?? null;
  }
}
