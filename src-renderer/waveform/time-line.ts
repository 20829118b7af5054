/** A vertical line over the waveform, such as the playhead; it moves without a layout of the page. */
export class TimeLine {
  readonly #element = document.createElement('div');
  readonly #label: HTMLElement | null;
  #shown = false;
  #text = '';

  /** @param label whether it tells its time */
  constructor(container: HTMLElement, part: string, label = false) {
    this.#element.setAttribute('part', part);
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.hidden = true;
    this.#label = label ? document.createElement('span') : null;
    if (this.#label) this.#element.append(this.#label);
    container.append(this.#element);
  }

  hide(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#element.hidden = true;
  }

  /** @param x pixels; hides it outside of the width */
  show(x: number, width: number, text = ''): void {
    if (x < 0 || x > width) {
      this.hide();
      return;
    }
    this.#element.style.transform = `translateX(${x.toFixed(2)}px)`;
    if (this.#label && text !== this.#text) {
      this.#text = text;
      this.#label.textContent = text;
    }
    // The label turns to the side that has room for it.
    if (this.#label) this.#element.toggleAttribute('data-left', x > width - 96);
    if (this.#shown) return;
    this.#shown = true;
    this.#element.hidden = false;
  }
}
