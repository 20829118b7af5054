import { textOf, throwIfCancelled, WorkerError } from '../failure.ts';
import { Pace } from '../pace.ts';
import { MemorySound } from './memory-sound.ts';

/** These decoders hold the whole file and all of its sound. */
export const MAX_FALLBACK_BYTES = 200 * 1024 * 1024;
/** 0.8 GB of floats: 37 minutes of stereo at 44.1 kHz, 7 hours of AMR. Joining takes up to as much again. */
const MAX_DECODED_FLOATS = 200_000_000;
const CHUNK_BYTES = 256 * 1024;

/** What a decoder gives for a piece of a file. */
export interface DecodedPiece {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** A decoder of whole files that is fed piece by piece. */
export interface PieceDecoder {
  decode(piece: Uint8Array): DecodedPiece;
  flush(): DecodedPiece;
  free(): void;
}

export interface WholeSound {
  readonly sound: MemorySound;
  /** Why the sound ends before the file does, or null. */
  readonly damage: string | null;
}

/** @throws WorkerError 'too-large-for-fallback' */
export function requireSmall(file: Blob): void {
  if (file.size > MAX_FALLBACK_BYTES) throw tooLarge(file.size);
}

/**
 * Decodes a file as a whole, with breaths in between, and keeps its sound.
 *
 * @throws WorkerError 'too-large-for-fallback', 'empty', 'unreadable' or 'cancelled'
 */
export async function decodeWhole(
  file: Blob,
  start: () => Promise<PieceDecoder>,
  signal: AbortSignal,
): Promise<WholeSound> {
  requireSmall(file);
  const decoder = await start();
  const gathered = new Gathered(file.size);
  const pace = new Pace(1000);
  let damage: string | null = null;
  try {
    for (let at = 0; at < file.size; at += CHUNK_BYTES) {
      const piece = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
      gathered.add(decoder.decode(piece));
      await pace.breathe();
      throwIfCancelled(signal);
    }
    gathered.add(decoder.flush());
  } catch (error) {
    if (error instanceof WorkerError) throw error;
    if (gathered.frames === 0) {
      throw new WorkerError({ code: 'unreadable', message: textOf(error) }, error);
    }
    damage = textOf(error);
  } finally {
    decoder.free();
  }
  return { sound: gathered.take(), damage };
}

/** Pieces of planar sound on their way to one. */
class Gathered {
  readonly #fileBytes: number;
  readonly #pieces: Float32Array[][] = [];
  readonly #lengths: number[] = [];
  #sampleRate = 0;
  frames = 0;

  constructor(fileBytes: number) {
    this.#fileBytes = fileBytes;
  }

  add({ channelData, sampleRate }: DecodedPiece): void {
    const frames = channelData[0]?.length ?? 0;
    if (frames === 0) return;
    const isFirst = this.#pieces.length === 0;
    if (!isFirst && this.#pieces[0]?.length !== channelData.length) {
      throw new Error('the number of channels changes');
    }
    if (!isFirst && sampleRate !== this.#sampleRate) throw new Error('the rate changes');
    this.#sampleRate = sampleRate;
    this.frames += frames;
    this.#lengths.push(frames);
    this.#pieces.push([...channelData]);
    if (this.frames * channelData.length > MAX_DECODED_FLOATS) throw tooLarge(this.#fileBytes);
  }

  take(): MemorySound {
    const count = this.#pieces[0]?.length ?? 0;
    if (count === 0) {
      throw new WorkerError({ code: 'empty', message: 'not a single sample decodes' });
    }
    const channels = Array.from({ length: count }, (_, c) => {
      const whole = new Float32Array(this.frames);
      let at = 0;
      this.#pieces.forEach((piece, i) => {
        whole.set(piece[c] ?? [], at);
        at += this.#lengths[i] ?? 0;
        // Given back at once, so that both never exist as a whole.
        piece[c] = new Float32Array(0);
      });
      return whole;
    });
    return new MemorySound(channels, this.#sampleRate);
  }
}

function tooLarge(bytes: number): WorkerError {
  const message = `${bytes} bytes are too many for a decoder that holds the whole file`;
  const details = { bytes, maxBytes: MAX_FALLBACK_BYTES };
  return new WorkerError({ code: 'too-large-for-fallback', message, details });
}
