import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ROOT } from './clonebooth.ts';

/** What the program's own decode worker makes of a file, compared in the page: sound is too much to send. */
export interface PageDecoding {
  readonly failure: string | null;
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  readonly endedEarly: string | null;
  /** Bins in which the scan's peaks are not those of the sound that is read. */
  readonly wrongBins: number;
  /** The same for a part that begins in the middle, against a read that does. */
  readonly wrongBinsOfPart: number;
  /** Frames of the reference, null without one. */
  readonly referenceFrames: number | null;
  /** The largest difference of a sample from the reference, full scale 1. */
  readonly largestDifference: number;
  /** Of the difference to the reference, in dB below the sound. */
  readonly differenceDb: number;
}

/** What stays in the page. */
interface Decoded {
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  readonly endedEarly: string | null;
  readonly stretches: readonly Stretch[];
}

/** The same stretch, scanned and read. */
interface Stretch {
  readonly start: number;
  readonly spans: readonly Span[];
  readonly sound: readonly Float32Array[];
}

interface Span {
  readonly firstBin: number;
  readonly max: Float32Array;
  readonly min: Float32Array;
}

const NOTHING = {
  ...{ container: '', codec: '', sampleRate: 1, channels: 0, frames: 0, endedEarly: null },
  ...{ wrongBins: 0, wrongBinsOfPart: 0 },
  ...{ referenceFrames: null, largestDifference: 0, differenceDb: Number.NEGATIVE_INFINITY },
};

/** @param reference raw floats with the file's channels, to compare with */
export async function decodeInPage(
  page: Page,
  file: string,
  reference: string | null,
): Promise<PageDecoding> {
  const input = await inputWith(page, reference === null ? [file] : [file, reference]);
  const worker = await page.evaluateHandle(startWorker, workerUrl());
  try {
    const decoded = await input.evaluateHandle(decode, worker);
    const [wrongBins = 0, wrongBinsOfPart = 0] = await decoded.evaluate(countWrongBins);
    const difference = await input.evaluate(compare, decoded);
    const facts = await decoded.evaluate(({ stretches: _, ...rest }) => rest);
    return { failure: null, ...facts, wrongBins, wrongBinsOfPart, ...difference };
  } catch (error) {
    return { ...NOTHING, failure: String(error) };
  } finally {
    await worker.evaluate((each) => each.terminate());
    await input.evaluate((element) => element.remove());
  }
}

async function inputWith(page: Page, files: readonly string[]): Promise<Locator> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, id: 'decode-input', hidden: true });
    document.body.append(input);
  });
  const input = page.locator('#decode-input');
  await input.setInputFiles([...files]);
  return input;
}

function workerUrl(): string {
  const names = readdirSync(join(ROOT, 'out/renderer/assets'));
  const name = names.find((each) => /^decode-worker.*\.js$/.test(each));
  if (!name) throw new Error('the decode worker is not built');
  return `/assets/${name}`;
}

// The functions below run in the page, so they can use nothing from outside of themselves.

/** A decode worker of the program's own, and its typed calls. */
interface PageWorker {
  call(name: string, args: unknown, spans?: Span[]): Promise<unknown>;
  terminate(): void;
}

function startWorker(url: string): PageWorker {
  interface Answer {
    readonly kind: 'progress' | 'done' | 'failed';
    readonly value?: unknown;
    readonly failure?: { readonly code: string };
  }
  const worker = new Worker(url, { type: 'module' });
  let id = 0;
  return {
    call(name, args, spans = []) {
      id += 1;
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          if (data.kind === 'done') resolve(data.value);
          if (data.kind === 'failed') reject(new Error(data.failure?.code));
          const { peaks } = (data.value ?? {}) as { peaks?: Span | null };
          if (data.kind === 'progress' && peaks) spans.push(peaks);
        };
        worker.postMessage({ kind: 'call', id, name, args });
      });
    },
    terminate: () => worker.terminate(),
  };
}

async function decode(element: HTMLElement | SVGElement, worker: PageWorker): Promise<Decoded> {
  type Info = Omit<Decoded, 'frames' | 'endedEarly' | 'stretches'>;
  const file = (element as HTMLInputElement).files?.[0];
  const info = (await worker.call('open', { file, track: null })) as Info;
  const { container, codec, sampleRate, channels } = info;
  const spans: Span[] = [];
  const scan = (await worker.call('scan', null, spans)) as Pick<Decoded, 'frames' | 'endedEarly'>;
  const { frames, endedEarly } = scan;
  const read = async (start: number) => {
    const range = { start, end: frames };
    return ((await worker.call('read', range)) as { channels: Float32Array[] }).channels;
  };
  const whole = { start: 0, spans, sound: await read(0) };
  const middle = Math.floor(frames / sampleRate / 2) * sampleRate;
  const partSpans: Span[] = [];
  await worker.call('scanPart', { start: middle, end: Number.POSITIVE_INFINITY }, partSpans);
  const part = { start: middle, spans: partSpans, sound: await read(middle) };
  const stretches = [whole, part];
  return { container, codec, sampleRate, channels, frames, endedEarly, stretches };
}

function countWrongBins({ stretches, sampleRate }: Decoded): number[] {
  return stretches.map(({ start, spans, sound }) => {
    const wrong = new Map<number, boolean>();
    for (const { firstBin, max, min } of spans) {
      for (let b = 0; b < max.length; b++) {
        const from = Math.ceil(((firstBin + b) * sampleRate) / 100) - start;
        const to = Math.ceil(((firstBin + b + 1) * sampleRate) / 100) - start;
        const values = sound.flatMap((channel) => [...channel.subarray(from, to)]);
        const isRight = max[b] === Math.max(0, ...values) && min[b] === Math.min(0, ...values);
        wrong.set(firstBin + b, !isRight);
      }
    }
    return [...wrong.values()].filter(Boolean).length;
  });
}

async function compare(
  element: HTMLElement | SVGElement,
  { stretches, channels, frames }: Decoded,
): Promise<Pick<PageDecoding, 'referenceFrames' | 'largestDifference' | 'differenceDb'>> {
  const reference = (element as HTMLInputElement).files?.[1];
  const floats = new Float32Array((await reference?.arrayBuffer()) ?? new ArrayBuffer(0));
  const referenceFrames = floats.length / channels;
  let largestDifference = 0;
  let difference = 0;
  let power = 0;
  for (let i = 0; i < Math.min(frames, referenceFrames); i++) {
    for (let c = 0; c < channels; c++) {
      const theirs = floats[i * channels + c] ?? 0;
      const off = (stretches[0]?.sound[c]?.[i] ?? 0) - theirs;
      largestDifference = Math.max(largestDifference, Math.abs(off));
      difference += off * off;
      power += theirs * theirs;
    }
  }
  const differenceDb = 10 * Math.log10(difference / power);
  return { referenceFrames: reference ? referenceFrames : null, largestDifference, differenceDb };
}
