import { speechBandwidth } from './bandwidth.ts';
import { clippedRuns } from './clipping.ts';
import { dcOffset } from './dc.ts';
import { integratedLoudness } from './loudness.ts';
import { type MainsLine, mainsLine } from './mains-lines.ts';
import { type Pauses, pausesOf } from './pauses.ts';
import { reverberationSeconds } from './reverberation.ts';
import { type SpeechLevel, speechLevel } from './speech-level.ts';
import type { Stretch } from './stretch.ts';
import { truePeakDbtp } from './true-peak.ts';

/** What is measured on the source's passage, before any treatment. */
export interface SourceMeasures {
  readonly clipping: readonly Stretch[];
  readonly bandwidthHertz: number;
  readonly dcOffset: number;
}

/** What is measured on the finished sample. */
export interface SampleMeasures extends SpeechLevel, Pauses {
  readonly seconds: number;
  readonly loudnessLufs: number | null;
  readonly truePeakDbtp: number;
  readonly hum: MainsLine | null;
  readonly rt60Seconds: number | null;
}

/**
 * Measures a passage of the source.
 *
 * @param channels at the source's own rate, before any gain, of one length, full scale ±1
 * @param mono the same passage mixed down
 * @param sampleRate hertz
 * @param speech active speech, in seconds of the passage
 */
export function measureSource(
  channels: readonly Float32Array[],
  mono: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): SourceMeasures {
  return {
    clipping: clippedRuns(channels, sampleRate),
    bandwidthHertz: speechBandwidth(mono, sampleRate, speech),
    dcOffset: dcOffset(channels),
  };
}

/**
 * Measures a finished sample. Together with `measureSource`, `speech` and `voices` it makes up the
 * contract's Measurements.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz, at least 9600
 * @param speech active speech, in seconds of the sample
 */
export function measureSample(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): SampleMeasures {
  return {
    seconds: samples.length / sampleRate,
    ...speechLevel(samples, sampleRate, speech),
    ...pausesOf(samples, sampleRate, speech),
    loudnessLufs: integratedLoudness([samples], sampleRate),
    truePeakDbtp: truePeakDbtp([samples]),
    hum: mainsLine(samples, sampleRate, speech),
    rt60Seconds: reverberationSeconds(samples, sampleRate),
  };
}
