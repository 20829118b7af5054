/** Long enough to read it and to reach its button without a pointer. */
const SHOWN_MILLISECONDS = 10_000;

export interface ToastContent {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Toast extends ToastContent {
  readonly id: number;
}

/** Short notices that go away by themselves; one may offer to take back what it tells. */
export class Toasts {
  #shown = $state.raw<readonly Toast[]>([]);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #lastId = 0;

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  show(content: ToastContent): void {
    this.#lastId += 1;
    this.#shown = [...this.#shown, { ...content, id: this.#lastId }];
    this.#startTimer(this.#lastId);
  }

  /** Runs a toast's action, which ends the toast. */
  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.run();
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }

  /** While somebody points at a toast or is inside it, none goes away. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    for (const { id } of this.#shown) this.#startTimer(id);
  }

  #startTimer(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), SHOWN_MILLISECONDS),
    );
  }
}
