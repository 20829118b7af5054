import type { Columns } from '../engine/peak-pyramid.ts';
import { rulerStep, type Viewport } from './viewport.ts';

const LABEL_DISTANCE = 90;
/** Pixels between samples from which on each one gets a dot. */
const DOT_DISTANCE = 5;

export interface Surface {
  readonly context: CanvasRenderingContext2D;
  /** In pixels of the page, not of the screen. */
  readonly width: number;
  readonly height: number;
}

/** Decoded sound around the view, for zooms that peaks are too coarse for. */
export interface VisibleSamples {
  /** Seconds of the first sample. */
  readonly start: number;
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Draws the samples themselves, joined by lines. */
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

/** Columns as wavesurfer takes them: between nothing and one, or it would scale each view by itself. */
export function scaled({ max, min }: Columns, gain: number): Float32Array[] {
  return [
    max.map((value) => Math.min(1, value * gain)),
    min.map((value) => Math.max(-1, value * gain)),
  ];
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

export function drawRuler(
  canvas: HTMLCanvasElement,
  view: Viewport,
  format: (seconds: number, step: number) => string,
  color: string,
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  const step = rulerStep((view.length / width) * LABEL_DISTANCE);
  context.fillStyle = color;
  context.font = '11px "Inter Variable", sans-serif';
  context.textBaseline = 'bottom';
  const last = Math.floor((view.start + view.length) / step);
  for (let mark = Math.ceil(view.start / step); mark <= last; mark++) {
    const x = ((mark * step - view.start) * width) / view.length;
    context.fillRect(Math.round(x), height - 7, 1, 7);
    context.fillText(format(mark * step, step), x + 4, height - 2);
  }
}
