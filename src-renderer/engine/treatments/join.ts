import { crossFade, FADE_SECONDS, fadeIn, fadeOut } from './fades.ts';

/** Passages in one piece. */
export interface Joined {
  readonly samples: Float32Array<ArrayBuffer>;
  /** Frame at which each passage begins in the result, which is where its cross-fade begins. */
  readonly starts: readonly number[];
}

/**
 * Joins passages in order. Neighbours overlap by a cross-fade of equal power, so that the room tone
 * has no hole and nothing clicks; the first and last edge fade from and to silence.
 *
 * @param passages mono, full scale ±1, one rate; empty ones are left out of the sound
 * @param sampleRate hertz
 * @param fadeSeconds length of each fade; a passage shorter than two fades gets shorter ones
 * @returns exactly the passages' frames less the overlaps' frames
 */
export function joinPassages(
  passages: readonly Float32Array[],
  sampleRate: number,
  fadeSeconds = FADE_SECONDS,
): Joined {
  const wanted = Math.round(fadeSeconds * sampleRate);
  const total = passages.reduce((sum, passage) => sum + passage.length, 0);
  const samples = new Float32Array(total);
  const starts: number[] = [];
  let end = 0;
  let previous = 0;
  for (const passage of passages) {
    const fade = Math.min(wanted, previous >> 1, passage.length >> 1);
    starts.push(end - fade);
    crossFade(samples, end, passage, fade);
    samples.set(passage.subarray(fade), end);
    end += passage.length - fade;
    if (passage.length > 0) previous = passage.length;
  }
  const joined = samples.slice(0, end);
  fadeIn(joined, wanted);
  fadeOut(joined, wanted);
  return { samples: joined, starts };
}
