import type { PcmLayout } from './pcm.ts';

/** Sound in packets of one size, each of which holds the same number of frames. */
export interface PackedLayout {
  readonly codec: 'ima4' | 'gsm';
  readonly channels: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly start: number;
  readonly bytes: number;
}

/** What a reader of headers found. */
export type Found =
  | { readonly kind: 'pcm'; readonly layout: PcmLayout; readonly claimedBytes: number }
  | { readonly kind: 'packed'; readonly layout: PackedLayout; readonly claimedBytes: number }
  | { readonly kind: 'unsupported'; readonly codec: string }
  | { readonly kind: 'damaged'; readonly message: string };

/** A chunk of AIFF or CAF: its kind, where its content starts in the file, and its stated length. */
export interface Chunk {
  readonly kind: string;
  readonly start: number;
  readonly bytes: number;
  /** The beginning of its content, as far as headers need it. */
  readonly head: DataView;
}

export function tagOf(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
