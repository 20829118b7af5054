import { judge } from '../../src-main/contract/judge.ts';
import type { Measurements } from '../../src-main/contract/measurements.ts';
import type { NewSample } from '../../src-main/contract/sample.ts';

/** What is measured on a good recording. */
const goodMeasurements: Measurements = {
  seconds: 30,
  speechSeconds: 26,
  speech: [{ start: 0.15, end: 29.85 }],
  speechDbfs: -20,
  noiseFloorDbfs: -66,
  snrDb: 46,
  loudnessLufs: -21,
  truePeakDbtp: -4,
  clipping: [],
  hum: null,
  bandwidthHertz: 8_000,
  rt60Seconds: 0.2,
  silenceShare: 0.1,
  longestPauseSeconds: 0.6,
  quietBeforeSeconds: 0.15,
  quietAfterSeconds: 0.15,
  dcOffset: 0,
  voices: 'one',
};

export const newSample: NewSample = {
  name: 'Interview',
  transcript: '',
  language: '',
  tags: [],
  source: {
    name: 'interview.m4a',
    path: '/home/ada/interview.m4a',
    bytes: 1_234_567,
    seconds: 312.5,
    sampleRate: 48_000,
    channels: 2,
    container: 'mp4',
    codec: 'aac',
    fingerprint: null,
    track: 0,
  },
  passages: [{ start: 12.5, end: 24.5 }],
  recipe: [],
  measurements: goodMeasurements,
  verdict: judge(goodMeasurements),
};
