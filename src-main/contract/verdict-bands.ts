import { MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS } from './limits.ts';
import type { CheckName, Finding, Fix, Grade } from './verdict.ts';

/** Inclusive limits; a limit that is left out does not bind. */
export interface Band {
  readonly from?: number;
  readonly to?: number;
}

export interface CheckBands {
  readonly check: CheckName;
  readonly unit: Finding['unit'];
  readonly good: Band;
  /** Around `good`. What lies outside both gets `beyond`. */
  readonly lookAt: Band;
  readonly beyond: Grade;
  readonly fix: Fix;
  /** Whose advice the numbers are. */
  readonly source: string;
}

/** Speech level that the noise floor is related to: where the level treatment brings it. */
export const LEVELLED_DBFS = -20;

const SERVICE = 'TRTC VoiceClone API: 10–180 s';
const ADVICE = 'published advice of voice-clone vendors';
const OWN = 'measured here: docs/verdict.md';
const CHOOSE: Fix = { kind: 'choose-passage' };
const ADVISE: Fix = { kind: 'advice' };

/**
 * The bands of all checks, in the order in which a verdict lists them.
 *
 * Vendors disagree by a factor of ten on the best length, and this service publishes none; the band
 * of 20–60 s is where their ranges overlap.
 */
export const VERDICT_BANDS: readonly CheckBands[] = [
  {
    check: 'length',
    unit: 's',
    good: { from: 20, to: 60 },
    lookAt: { from: MIN_SAMPLE_SECONDS, to: MAX_SAMPLE_SECONDS },
    beyond: 'blocks',
    fix: CHOOSE,
    source: SERVICE,
  },
  {
    check: 'net-speech',
    unit: 's',
    good: { from: 15 },
    lookAt: { from: 5 },
    beyond: 'confirm',
    fix: CHOOSE,
    source: ADVICE,
  },
  {
    check: 'snr',
    unit: 'dB',
    good: { from: 30 },
    lookAt: { from: 20 },
    beyond: 'confirm',
    fix: { kind: 'treat', treatments: ['noise'] },
    source: ADVICE,
  },
  {
    check: 'noise-floor',
    unit: 'dBFS',
    good: { to: -60 },
    // The same noise that `snr` judges, so only that one may call it poor: docs/decisions/0009.
    lookAt: {},
    beyond: 'look-at',
    fix: { kind: 'treat', treatments: ['low-cut', 'noise'] },
    source: 'audiobook producers (−60 dBFS RMS), at their speech level of about −20 dBFS',
  },
  {
    // How far the strongest line lies above −45 dB under the speech, where it begins to be heard.
    check: 'hum',
    unit: 'dB',
    good: { to: 0 },
    lookAt: { to: 20 },
    beyond: 'confirm',
    fix: { kind: 'treat', treatments: ['hum'] },
    source: OWN,
  },
  {
    check: 'level',
    unit: 'dBFS',
    good: { from: -23, to: -18 },
    // One click repairs it without a loss; what a wrong level spoils has checks of its own.
    lookAt: {},
    beyond: 'look-at',
    fix: { kind: 'treat', treatments: ['level'] },
    source: 'ACX: −23…−18 dBFS RMS, as voice-clone vendors repeat it',
  },
  {
    check: 'true-peak',
    unit: 'dBTP',
    good: { to: -3 },
    lookAt: {},
    beyond: 'look-at',
    fix: { kind: 'treat', treatments: ['level'] },
    source: 'ACX: −3 dB',
  },
  {
    check: 'clipping',
    unit: 'runs',
    good: { to: 0 },
    lookAt: { to: 5 },
    beyond: 'confirm',
    fix: CHOOSE,
    source: OWN,
  },
  {
    check: 'silence',
    unit: '%',
    good: { to: 25 },
    lookAt: { to: 50 },
    beyond: 'confirm',
    fix: { kind: 'treat', treatments: ['pauses'] },
    source: ADVICE,
  },
  {
    check: 'longest-pause',
    unit: 's',
    good: { to: 1 },
    lookAt: {},
    beyond: 'look-at',
    fix: { kind: 'treat', treatments: ['pauses'] },
    source: ADVICE,
  },
  {
    // The edge that lies further outside. Advice is 0.1–0.2 s; speech is found to within 0.05–0.1 s.
    check: 'edges',
    unit: 's',
    good: { from: 0.05, to: 0.3 },
    lookAt: { from: 0.001 },
    beyond: 'confirm',
    fix: { kind: 'move-edge' },
    source: ADVICE,
  },
  {
    check: 'reverberation',
    unit: 's',
    good: { to: 0.3 },
    lookAt: { to: 0.6 },
    beyond: 'confirm',
    fix: ADVISE,
    source: ADVICE,
  },
  {
    check: 'bandwidth',
    unit: 'Hz',
    good: { from: 7000 },
    lookAt: { from: 4001 },
    beyond: 'confirm',
    fix: ADVISE,
    source: 'wideband (7 kHz) and telephone (3.4 kHz) speech, ITU-T G.722 and G.711',
  },
  {
    check: 'one-voice',
    unit: 'voices',
    good: { to: 1 },
    lookAt: { to: 1.5 },
    beyond: 'confirm',
    fix: CHOOSE,
    source: ADVICE,
  },
  {
    // Removed without a question, so it is never more than a good finding with a fix.
    check: 'dc',
    unit: '%',
    good: { to: 0.5 },
    lookAt: {},
    beyond: 'good',
    fix: { kind: 'treat', treatments: ['dc'] },
    source: OWN,
  },
];
