import { between, isSame, moved, type Viewport, type ViewportLimits } from './viewport.ts';

const GLIDE_MS = 140;

export interface MotionPorts {
  readonly limits: () => ViewportLimits;
  /** Told of each view, also of those on the way. */
  readonly changed: (view: Viewport) => void;
}

/** Which stretch is on screen, and the way to the next one. */
export class ViewMotion {
  readonly #ports: MotionPorts;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #view: Viewport;
  #target: Viewport;
  #frameRequest = 0;

  constructor(view: Viewport, ports: MotionPorts) {
    this.#ports = ports;
    this.#view = view;
    this.#target = view;
  }

  get view(): Viewport {
    return this.#view;
  }

  /** Where it is going; the same as the view when it stands still. */
  get target(): Viewport {
    return this.#target;
  }

  get limits(): ViewportLimits {
    return this.#ports.limits();
  }

  get secondsPerPixel(): number {
    return this.#view.length / this.limits.width;
  }

  /** Shows a view at once: what follows a hand must not lag behind it. */
  jump(view: Viewport): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#target = moved(view, 0, this.limits);
    this.#set(this.#target);
  }

  /** Goes to a view in a moment, or at once for a person who wants no motion. */
  glide(view: Viewport): void {
    const from = this.#view;
    const to = moved(view, 0, this.limits);
    if (this.#still.matches || isSame(from, to)) {
      this.jump(to);
      return;
    }
    cancelAnimationFrame(this.#frameRequest);
    this.#target = to;
    const began = performance.now();
    const step = (now: number) => {
      const share = Math.max(0, Math.min(1, (now - began) / GLIDE_MS));
      if (share < 1) this.#frameRequest = requestAnimationFrame(step);
      this.#set(between(from, to, eased(share)));
    };
    this.#frameRequest = requestAnimationFrame(step);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frameRequest);
  }

  #set(view: Viewport): void {
    this.#view = view;
    this.#ports.changed(view);
  }
}

/** Fast at first: the answer to a key is seen at once. */
function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}
