import { gained, powerOf } from './degrade.ts';
import type { Labelled } from './labelled.ts';
import { whiteNoise } from './random.ts';

type Base = Pick<Labelled, 'path' | 'sampleRate' | 'samples' | 'speech'>;
type Made = Pick<Labelled, 'group' | 'damage' | 'truth' | 'samples'>;

/** Room tone's level under the speech, in dB: quiet, and no digital silence. */
const ROOM_UNDER_SPEECH_DB = 55;
const SHORTEST_SAMPLE_SECONDS = 12;

/**
 * The same recording laid out in known ways: more silence, a longer pause, less speech, other edges;
 * and with another peak or an offset.
 */
export function* layoutsOf(base: Base): Generator<Made> {
  const { samples, sampleRate, speech } = base;
  const room = roomTone(base);
  const [first, last] = [speech[0], speech.at(-1)];
  if (!first || !last) return;
  const frame = (seconds: number) => Math.round(seconds * sampleRate);
  const tight = samples.subarray(frame(first.start), frame(last.end));
  const middle = speech[speech.length >> 1]?.start ?? 0;
  const spoken = speech.reduce((sum, { start, end }) => sum + end - start, 0);

  for (const pause of [2, 4]) {
    const longer = joined(samples, frame(middle), room(pause));
    yield { group: 'pause', damage: `${pause} s more`, truth: pause, samples: longer };
  }
  for (const share of [40, 60]) {
    const more = spoken / (1 - share / 100) - samples.length / sampleRate;
    const piece = room(Math.max(0, more) / 4);
    const places = [0.2, 0.4, 0.6, 0.8].map((part) => speech[Math.floor(part * speech.length)]);
    const quieter = places.reduceRight(
      (whole, place) => joined(whole, frame(place?.start ?? 0), piece),
      samples,
    );
    const truth = 100 * (1 - (spoken * sampleRate) / quieter.length);
    yield { group: 'silence', damage: `${share} %`, truth, samples: quieter };
  }
  for (const seconds of [3, 8]) {
    const part = samples.subarray(0, frame(endOfSpeech(speech, seconds)));
    const rest = Math.max(0, SHORTEST_SAMPLE_SECONDS - part.length / sampleRate);
    const short = joined(part, part.length, room(rest));
    yield { group: 'net-speech', damage: `${seconds} s`, truth: seconds, samples: short };
  }
  for (const quiet of [0.15, 0.5]) {
    const edged = joined(joined(tight, 0, room(quiet)), tight.length + frame(quiet), room(quiet));
    yield { group: 'edges', damage: `${quiet} s quiet`, truth: quiet, samples: edged };
  }
  const word = speech.find(({ start, end }) => end - start > 0.5) ?? first;
  const begun = samples.subarray(frame((word.start + word.end) / 2), frame(last.end));
  const cut = joined(begun, begun.length, room(0.15));
  yield { group: 'edges', damage: 'cut in a word', truth: 0, samples: cut };
  for (const percent of [0.2, 1, 5]) {
    const offset = samples.map((value) => value + percent / 100);
    yield { group: 'dc', damage: `${percent} %`, truth: percent, samples: offset };
  }
  for (const db of [-6, 6, 12]) {
    yield { group: 'peak', damage: `${db} dB`, truth: db, samples: gained(samples, db) };
  }
}

/** Seconds at which so much speech has been heard. */
function endOfSpeech(speech: Base['speech'], seconds: number): number {
  let left = seconds;
  for (const { start, end } of speech) {
    if (end - start >= left) return start + left;
    left -= end - start;
  }
  return speech.at(-1)?.end ?? 0;
}

function roomTone({ samples, sampleRate, speech }: Base): (seconds: number) => Float32Array {
  const level = 10 * Math.log10(powerOf(samples, sampleRate, speech)) - ROOM_UNDER_SPEECH_DB;
  return (seconds) => gained(whiteNoise(Math.round(seconds * sampleRate), 5), level);
}

function joined(whole: Float32Array, at: number, piece: Float32Array): Float32Array {
  const out = new Float32Array(whole.length + piece.length);
  out.set(whole.subarray(0, at));
  out.set(piece, at);
  out.set(whole.subarray(at), at + piece.length);
  return out;
}
