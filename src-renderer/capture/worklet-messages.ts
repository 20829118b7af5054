import type { ChannelChoice } from './channel-choice.ts';
import type { LevelReading } from './meter.ts';

export const CAPTURE_PROCESSOR = 'clonebooth-capture';

/** What the page tells the worklet. */
export type ToWorklet =
  | { readonly kind: 'choose'; readonly choice: ChannelChoice }
  | { readonly kind: 'record' }
  | { readonly kind: 'stop' };

/** What the worklet tells the page. After `stopped` no block follows. */
export type FromWorklet =
  | { readonly kind: 'level'; readonly reading: LevelReading }
  | { readonly kind: 'block'; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly kind: 'stopped' };
