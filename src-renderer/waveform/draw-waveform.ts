import type { Passages } from '../../src-main/contract/passages.ts';
import type { Columns } from '../engine/peak-pyramid.ts';
import { spansOf } from './spans.ts';
import type { Viewport } from './viewport.ts';
import type { Surface } from './visible-wave.ts';

/** Pixels between samples from which on each one gets a dot. */
const DOT_DISTANCE = 5;

/** Decoded sound around the view, for zooms that peaks are too coarse for. */
export interface VisibleSamples {
  /** Seconds of the first sample. */
  readonly start: number;
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Draws the samples themselves, joined by lines; a full sample is as high as `reach` pixels. */
export function drawSamples(
  { context, width, height }: Surface,
  view: Viewport,
  { start, sampleRate, channels }: VisibleSamples,
  reach: number,
  color: string,
): void {
  const middle = height / 2;
  const distance = width / (view.length * sampleRate);
  const first = Math.max(0, Math.floor((view.start - start) * sampleRate) - 1);
  const count = Math.ceil(view.length * sampleRate) + 3;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.25;
  for (const channel of channels) {
    const end = Math.min(channel.length, first + count);
    context.beginPath();
    for (let i = first; i < end; i++) {
      const x = ((start + i / sampleRate - view.start) * width) / view.length;
      context.lineTo(x, middle - (channel[i] ?? 0) * reach);
    }
    context.stroke();
    if (distance < DOT_DISTANCE) continue;
    for (let i = first; i < end; i++) {
      const x = ((start + i / sampleRate - view.start) * width) / view.length;
      context.fillRect(x - 1.5, middle - (channel[i] ?? 0) * reach - 1.5, 3, 3);
    }
  }
}

/**
 * Draws the columns from their highest to their lowest value, at least a line thick. Each is a rectangle
 * on whole pixels of the screen: one shape through all of them takes several times as long to fill.
 */
export function drawColumns(
  { context, width, height }: Surface,
  { max, min }: Columns,
  reach: number,
  color: string,
): void {
  const middle = height / 2;
  const step = width / max.length;
  const ratio = context.getTransform().a;
  context.fillStyle = color;
  let left = 0;
  for (let c = 0; c < max.length; c++) {
    const right = Math.round((c + 1) * step * ratio) / ratio;
    const above = Math.max(0.5, (max[c] ?? 0) * reach);
    const below = Math.max(0.5, -(min[c] ?? 0) * reach);
    context.fillRect(left, middle - above, right - left, above + below);
    left = right;
  }
}

/** Fills the stretches of time that are in view, over a part of the height. */
export function fillStretches(
  { context, width }: Surface,
  view: Viewport,
  stretches: Passages,
  { top, height, color }: { readonly top: number; readonly height: number; readonly color: string },
): void {
  context.fillStyle = color;
  for (const { left, right } of spansOf(stretches, view, width)) {
    context.fillRect(left, top, right - left, height);
  }
}

/** Gives what is drawn so far another colour inside the passages, which may be in any order. */
export function recolor(
  { context, width, height }: Surface,
  view: Viewport,
  passages: Passages,
  color: string,
): void {
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = color;
  for (const { start, end } of passages) {
    const left = Math.max(-1, Math.min(width + 1, ((start - view.start) * width) / view.length));
    const right = Math.max(-1, Math.min(width + 1, ((end - view.start) * width) / view.length));
    if (right > left) context.fillRect(left, 0, right - left, height);
  }
  context.globalCompositeOperation = 'source-over';
}

/** Sums samples up into columns, where there are many samples in each. */
export function columnsOf(samples: VisibleSamples, view: Viewport, count: number): Columns {
  const columns = { max: new Float32Array(count), min: new Float32Array(count) };
  const perColumn = (view.length * samples.sampleRate) / count;
  const offset = (view.start - samples.start) * samples.sampleRate;
  for (const channel of samples.channels) {
    for (let c = 0; c < count; c++) {
      const from = Math.max(0, Math.floor(offset + c * perColumn));
      const to = Math.min(channel.length, Math.ceil(offset + (c + 1) * perColumn) + 1);
      for (let i = from; i < to; i++) {
        const value = channel[i] ?? 0;
        if (value > (columns.max[c] ?? 0)) columns.max[c] = value;
        if (value < (columns.min[c] ?? 0)) columns.min[c] = value;
      }
    }
  }
  return columns;
}

/** A canvas as wide and high as it is shown, cleared, in the pixels of the page; null without a size. */
export function clearedSurface(canvas: HTMLCanvasElement, width: number, height: number) {
  const pixelWidth = Math.round(width * devicePixelRatio);
  const pixelHeight = Math.round(height * devicePixelRatio);
  // Setting a size allocates the canvas anew, even when it is the same.
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext('2d');
  if (!context || pixelWidth === 0 || pixelHeight === 0) return null;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixelWidth, pixelHeight);
  context.setTransform(pixelWidth / width, 0, 0, pixelHeight / height, 0, 0);
  return { context, width, height } satisfies Surface;
}
