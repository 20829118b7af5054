import { formatTime } from '../state/format.ts';
import type { Viewport } from './viewport.ts';
import type { Surface } from './visible-wave.ts';

/** Steps that a person reads times in, from single samples to hours. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
/** Pixels of the texts, and at least from one to the next, before the interface is scaled. */
const TEXT = 11;
const LABEL_DISTANCE = 90;
/** Fine marks between two labels, while they are so far apart in pixels. */
const FINE_DISTANCE = 7;

/** The time between two marks of a ruler that are at least so many seconds apart. */
export function rulerStep(atLeast: number): number {
  const whole = STEPS.find((step) => step >= atLeast);
  if (atLeast > 0.5) return whole ?? Math.ceil(atLeast / 3600) * 3600;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((each) => each * power).find((step) => step >= atLeast) ?? 1;
}

/** Into how many parts the fine marks divide a step: fifths of tens and fives, halves of others. */
export function fineParts(step: number, pixels: number): number {
  const parts = [10, 5, 2].find(
    (each) => pixels / each >= FINE_DISTANCE && isReadable(step / each),
  );
  return parts ?? 1;
}

/** A time as the ruler needs it: with as many decimals as tell neighbours apart. */
export function rulerTime(seconds: number, step: number): string {
  return formatTime(seconds, decimalsFor(step));
}

/** Decimals that tell times apart that are so many seconds from each other. */
function decimalsFor(step: number): number {
  return step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}

/** What a ruler is drawn like. */
export interface RulerStyle {
  readonly color: string;
  /** How much larger than usual the interface is. */
  readonly scale: number;
}

/** Draws the marks and their times along the bottom of a surface. */
export function drawRuler(
  { context, width, height }: Surface,
  view: Viewport,
  { color, scale }: RulerStyle,
): void {
  const step = rulerStep((view.length / width) * LABEL_DISTANCE * scale);
  const pixels = (step * width) / view.length;
  const parts = fineParts(step, pixels);
  const last = Math.floor(((view.start + view.length) / step) * parts);
  context.fillStyle = color;
  context.font = `${TEXT * scale}px "Inter Variable", sans-serif`;
  context.textBaseline = 'middle';
  for (let mark = Math.floor(view.start / step) * parts; mark <= last; mark++) {
    const time = (mark * step) / parts;
    const x = Math.round(((time - view.start) * width) / view.length);
    const isLabelled = mark % parts === 0;
    context.globalAlpha = isLabelled ? 0.9 : 0.4;
    context.fillRect(x, 0, 1, isLabelled ? height : 4 * scale);
    context.globalAlpha = 1;
    if (isLabelled) context.fillText(rulerTime(time, step), x + 5 * scale, height / 2 + 2);
  }
}

function isReadable(step: number): boolean {
  return step < 1 || Number.isInteger(step);
}
