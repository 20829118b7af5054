import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import { indexAt, type Passages } from '../../src-main/contract/passages.ts';
import type { Overlays } from './overlays.ts';
import { type Dragged, onDrag } from './pointer-drag.ts';
import { type SnapPoints, snapped } from './snap.ts';
import type { ViewMotion } from './view-motion.ts';
import { moved, zoomed } from './viewport.ts';
import { wheelGesture } from './wheel.ts';

export interface InputPorts {
  readonly container: HTMLElement;
  readonly stage: HTMLElement;
  readonly ruler: HTMLElement;
  readonly motion: ViewMotion;
  readonly overlays: Overlays;
  readonly passages: () => Passages;
  /** What dragged edges are pulled to, or null while they are left alone. */
  readonly snapPoints: () => SnapPoints | null;
  readonly move: (edge: PassageEdge, time: number, index: number) => Passage;
  /** Whether the next drag on an empty place makes a new passage. */
  readonly isAdding: () => boolean;
  /** A passage around a time; its place in the order, or null where there is no room. */
  readonly add: (time: number) => number | null;
  readonly seek: (time: number) => void;
}

const SNAP_PIXELS = 8;

/** What pointer and wheel do on the waveform, apart from its passages. */
export class WaveformInput {
  readonly #ports: InputPorts;

  constructor(ports: InputPorts) {
    this.#ports = ports;
    const { container, stage, ruler, motion, overlays, seek } = ports;
    onDrag(
      container,
      (down) => (down.altKey || ports.isAdding() ? this.#addByDrag(down) : this.#pan()),
      () => this.hideGuide(),
    );
    for (const place of [stage, ruler]) {
      place.addEventListener('click', ({ clientX }) => seek(this.#timeAt(clientX)));
    }
    stage.addEventListener('dblclick', ({ clientX }) => {
      const time = this.#timeAt(clientX);
      if (indexAt(ports.passages(), time) < 0) ports.add(time);
    });
    container.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    container.addEventListener('pointermove', ({ clientX }) => this.#point(clientX));
    container.addEventListener('pointerleave', () => {
      overlays.setPointer(null, motion.view, motion.limits.width);
    });
  }

  /** Where an edge that is dragged to a time goes; a guide shows what pulled it there. */
  snap(edge: PassageEdge, time: number, seconds: number, event: PointerEvent): number {
    const { motion, overlays, snapPoints } = this.#ports;
    const points = event.ctrlKey || event.metaKey ? null : snapPoints();
    const reach = SNAP_PIXELS * motion.secondsPerPixel;
    const { time: at, point } = points
      ? snapped(edge, time, seconds, points, reach)
      : { time, point: null };
    overlays.setGuide(point, motion.view, motion.limits.width);
    return at;
  }

  hideGuide(): void {
    const { motion, overlays } = this.#ports;
    overlays.setGuide(null, motion.view, motion.limits.width);
  }

  #pan(): Dragged {
    const { motion } = this.#ports;
    const from = motion.view;
    return (dx) => motion.jump(moved(from, -dx * motion.secondsPerPixel, motion.limits));
  }

  /** A new passage from where the pointer went down to where it is. */
  #addByDrag(down: PointerEvent): Dragged {
    const { add, move } = this.#ports;
    const anchor = this.#timeAt(down.clientX);
    let index: number | null | undefined;
    return (_, event) => {
      index = index === undefined ? add(anchor) : index;
      if (index === null) return;
      const time = this.#timeAt(event.clientX);
      const edge = time < anchor ? 'start' : 'end';
      move(edge === 'start' ? 'end' : 'start', anchor, index);
      move(edge, this.snap(edge, time, 0, event), index);
    };
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { motion } = this.#ports;
    const gesture = wheelGesture(event);
    if (gesture.kind === 'zoom') {
      const anchor = this.#timeAt(event.clientX);
      motion.jump(zoomed(motion.view, gesture.factor, anchor, motion.limits));
    } else {
      motion.jump(moved(motion.view, gesture.pixels * motion.secondsPerPixel, motion.limits));
    }
    this.#point(event.clientX);
  }

  #point(clientX: number): void {
    const { motion, overlays } = this.#ports;
    overlays.setPointer(clientX - this.#left, motion.view, motion.limits.width);
  }

  #timeAt(clientX: number): number {
    const { motion } = this.#ports;
    return motion.view.start + (clientX - this.#left) * motion.secondsPerPixel;
  }

  get #left(): number {
    return this.#ports.ruler.getBoundingClientRect().left;
  }
}
