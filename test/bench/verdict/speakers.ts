import { corpusIndex } from '../../corpus.ts';
import { gained, powerOf } from './degrade.ts';
import { speechByEnergy } from './energy-speech.ts';
import { decode } from './recordings.ts';

const RATE = 16_000;

/** Recordings of one person each; a prompt of 1.4 s and a codec test of several voices are left out. */
const NOT_ONE_PERSON = ['clean/alsa_front_center_48k.wav', 'clean/visqol_reference_48k.wav'];
const NOISY_OF_ONE = [
  'noisy/arabic_digits_noise.wav',
  'noisy/jfk_44k.flac',
  'noisy/libri_2609_hum60.flac',
  'noisy/libri_426_hiss.flac',
  'noisy/phone_band_asterisk_it_male_8k.wav',
  'noisy/phone_band_kristoff_8k.wav',
  'noisy/three_words_hard_clipped_44k.wav',
  'noisy/vbd_p232_005_48k.wav',
  'noisy/webrtcvad_leak_8k.wav',
];
export const SEVERAL_PEOPLE = [
  'clean/visqol_reference_48k.wav',
  'containers/aiff_int8_speech.aif',
  'noise/babble_coffee_shop_pd.ogg',
  'noisy/advert_music_voice_56s.wav',
  'noisy/ami_trn03.wav',
  'noisy/ami_trn05_quiet.wav',
  'noisy/leopard_dialogue.wav',
  'noisy/porcupine_many_voices_45s.wav',
  'noisy/stereo_two_speakers.wav',
];
/** Two sessions of the same woman. */
const SAME_WOMAN = 'asterisk_';
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  de: ['css10_de', 'leopard_de', 'thorsten_de'],
  es: ['asterisk_es', 'leopard_es'],
  zh: ['aishell_zh', 'css10_zh'],
  other: ['css10_fr', 'css10_hu', 'css10_it', 'leopard_ja'],
};

export interface Speaker {
  readonly name: string;
  readonly language: string;
  /** 16 kHz, one person. */
  readonly samples: Float32Array;
}

export function soundOf(path: string): Float32Array {
  return decode(path, RATE, 1, 180).channels[0] ?? new Float32Array(0);
}

/** Everybody who speaks alone in the corpus: whole recordings, clean ones first. */
export function singleSpeakers(): Speaker[] {
  const clean = corpusIndex('clean').filter(({ path }) => !NOT_ONE_PERSON.includes(path));
  return [...clean.map(({ path }) => path), ...NOISY_OF_ONE].map((path) => ({
    name: path,
    language: languageOf(path),
    samples: soundOf(path),
  }));
}

function languageOf(path: string): string {
  const known = Object.entries(LANGUAGES).find(([, names]) =>
    names.some((name) => path.includes(`/${name}`)),
  );
  if (!known) return 'en';
  return known[0] === 'other' ? path : known[0];
}

/** Stretches of 20, 40 and 60 s of a recording, one after another. */
export function cutsOf({ samples }: Speaker): Float32Array[] {
  return [20, 40, 60].flatMap((seconds) => {
    const frames = seconds * RATE;
    return Array.from({ length: Math.floor(samples.length / frames) }, (_, i) =>
      samples.subarray(i * frames, (i + 1) * frames),
    );
  });
}

/** Two different people, in speech at one level without long pauses. */
export interface Pair {
  readonly sameLanguage: boolean;
  readonly one: Float32Array;
  readonly other: Float32Array;
}

export function* pairsOf(speakers: readonly Speaker[]): Generator<Pair> {
  const clean = speakers.filter(({ name }) => name.startsWith('clean/'));
  const spoken = clean.map(({ samples }) => withoutPauses(samples));
  for (const [i, a] of clean.entries()) {
    for (const [j, b] of clean.entries()) {
      const sameWoman = [a, b].every(({ name }) => name.includes(SAME_WOMAN));
      const [one, other] = [spoken[i], spoken[j]];
      if (j <= i || sameWoman || !one || !other) continue;
      yield { sameLanguage: a.language === b.language, one, other };
    }
  }
}

const TURN_SECONDS = 4;
const TURNS = 6;

/** They take turns of 4 s, 24 s in all. */
export function inTurns({ one, other }: Pair): Float32Array {
  const frames = TURN_SECONDS * RATE;
  return Float32Array.from({ length: TURNS * frames }, (_, i) => {
    const turn = Math.floor(i / frames);
    const who = turn % 2 === 0 ? one : other;
    return who[(Math.floor(turn / 2) * frames + (i % frames)) % who.length] ?? 0;
  });
}

/** They speak at the same time for 16 s, the second one so many dB fainter. */
export function atOnce({ one, other }: Pair, db: number): Float32Array {
  const factor = 10 ** (db / 20);
  return Float32Array.from({ length: 16 * RATE }, (_, i) => {
    return (one[i % one.length] ?? 0) + factor * (other[i % other.length] ?? 0);
  });
}

/** Speech at −26 dBFS, its pauses cut to 0.3 s at most. */
function withoutPauses(samples: Float32Array): Float32Array {
  const speech = speechByEnergy(samples, RATE);
  const level = 10 * Math.log10(powerOf(samples, RATE, speech));
  const parts = speech.map(({ start, end }) => {
    return samples.subarray(Math.max(0, (start - 0.15) * RATE), (end + 0.15) * RATE);
  });
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return gained(whole, -26 - level);
}
