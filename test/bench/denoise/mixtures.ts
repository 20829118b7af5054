import { corpusPath, NO_CORPUS } from '../../corpus.ts';
import { decoded, isInstalled } from './ffmpeg.ts';

const SPEAKERS = [
  'asterisk_en_female_prompts.flac',
  'asterisk_es_female_prompts.flac',
  'assembled_libri_2414_male_69s.flac',
  'assembled_lj001_female_65s.flac',
  'css10_de_female.wav',
  'css10_fr_male.wav',
  'css10_it.wav',
  'leopard_es.wav',
  'thorsten_de_male.wav',
  'visqol_reference_48k.wav',
] as const;

const NOISES = [
  'aeroplane_cabin_cc0.ogg',
  'babble_coffee_shop_pd.ogg',
  'dishes_ccby.wav',
  'playground_cc0.ogg',
  'train_ccby.ogg',
] as const;

/** Seconds of each speaker. */
const LENGTH = 7;
/** Every mixture has its speech at the level of a usual recording. */
const SPEECH_DBFS = -23;

/** Why the bench cannot run, null when it can. */
export function missing(): string | null {
  return NO_CORPUS ?? (isInstalled() ? null : 'ffmpeg is not installed');
}

export function speakers(): Float32Array[] {
  return SPEAKERS.map((name) => {
    const samples = decoded(corpusPath(`clean/${name}`), LENGTH);
    return scaled(samples, 10 ** (SPEECH_DBFS / 20) / Math.sqrt(activePower(samples)));
  });
}

export function noises(): Float32Array[] {
  return NOISES.map((name) => decoded(corpusPath(`noise/${name}`), 60));
}

/** Adds noise, repeated where it is short, so that speech is `snr` dB above it. */
export function mixed(speech: Float32Array, noise: Float32Array, snr: number): Float32Array {
  const power = noise.reduce((sum, value) => sum + value * value, 0) / noise.length;
  const gain = Math.sqrt(activePower(speech) / power) * 10 ** (-snr / 20);
  return speech.map((value, k) => value + gain * (noise[k % noise.length] ?? 0));
}

/** Mean power of the 20 ms windows within 40 dB of the loudest. */
function activePower(samples: Float32Array): number {
  const powers: number[] = [];
  for (let at = 0; at + 320 <= samples.length; at += 320) {
    powers.push(
      samples.subarray(at, at + 320).reduce((sum, value) => sum + value * value, 0) / 320,
    );
  }
  const active = powers.filter((power) => power > Math.max(...powers) * 1e-4);
  return active.reduce((sum, power) => sum + power, 0) / active.length;
}

const scaled = (samples: Float32Array, gain: number) => samples.map((value) => value * gain);
