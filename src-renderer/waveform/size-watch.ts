/** Pixels of the page, whole ones. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Knows how large elements are without asking the page: a question amid a frame's changes makes it lay
 * everything out then, and once more at the end of the frame.
 */
export class SizeWatch {
  readonly #sizes = new WeakMap<Element, Size>();
  readonly #observer: ResizeObserver;

  /** @param changed told when an element has another size, and once for each that is new */
  constructor(changed: () => void) {
    this.#observer = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#measure(target);
      changed();
    });
  }

  observe(element: Element): void {
    this.#observer.observe(element);
  }

  /** The size of an element that is observed. */
  of(element: Element): Size {
    return this.#sizes.get(element) ?? this.#measure(element);
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #measure(element: Element): Size {
    const size = { width: element.clientWidth, height: element.clientHeight };
    this.#sizes.set(element, size);
    return size;
  }
}
