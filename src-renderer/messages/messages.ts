import type { EndpointProblem } from '../../src-main/contract/account.ts';
import type { ApiErrorKind } from '../../src-main/contract/api-error.ts';
import type { VoiceNameProblem } from '../../src-main/contract/clone.ts';
import type { Failure, WavProblem } from '../../src-main/contract/failure.ts';
import type { Language } from '../../src-main/contract/language.ts';
import type { BatchMessages } from './batch-messages.ts';
import type { EditingMessages } from './editing-messages.ts';
import type { LibraryMessages } from './library-messages.ts';
import type { RecordMessages } from './record-messages.ts';
import type { ShellMessages } from './shell-messages.ts';
import type { VerdictMessages } from './verdict-messages.ts';
import type { WaveformMessages } from './waveform-messages.ts';

/** What went wrong and what to do next, as two sentences or paragraphs. */
export interface Said {
  readonly what: string;
  readonly next: string;
}

/** Why a recording could not be opened. */
export type RecordingProblem =
  | { readonly code: 'unreadable' }
  | { readonly code: 'no-sound'; readonly hasVideo: boolean }
  | { readonly code: 'no-such-track'; readonly audioTracks: number }
  | { readonly code: 'unsupported-codec'; readonly codec: string }
  | { readonly code: 'empty' }
  | { readonly code: 'protected' }
  | { readonly code: 'too-large'; readonly megabytes: number }
  | { readonly code: 'too-short'; readonly seconds: number }
  | { readonly code: 'ends-before'; readonly seconds: number }
  | { readonly code: 'silent' }
  | { readonly code: 'no-speech' }
  | { readonly code: 'too-little-speech' }
  | { readonly code: 'stopped'; readonly detail: string };

type FailureTexts = {
  readonly [C in Failure['code']]: (failure: Extract<Failure, { code: C }>) => Said;
};

type ProblemTexts = {
  readonly [C in RecordingProblem['code']]: (
    problem: Extract<RecordingProblem, { code: C }>,
  ) => Said;
};

/** Every text of the interface. A language that misses one does not compile. */
export interface Messages {
  readonly language: Language;
  readonly app: {
    readonly tagline: string;
    readonly open: string;
    readonly close: string;
    readonly cancel: string;
    readonly done: string;
    readonly dismiss: string;
    readonly copy: string;
    readonly copied: string;
    readonly details: string;
  };
  readonly empty: {
    readonly title: string;
    readonly hint: string;
    readonly trySample: string;
    readonly offline: string;
    readonly dropHere: string;
    readonly opening: (name: string) => string;
  };
  readonly library: LibraryMessages;
  readonly editor: {
    readonly waveform: string;
    readonly reading: (percent: number) => string;
    readonly searching: (percent: number) => string;
    readonly endsEarly: (seconds: string) => string;
    readonly damagedPlaces: (count: number) => string;
    readonly channels: (count: number) => string;
    readonly selection: string;
    readonly start: string;
    readonly end: string;
    readonly length: string;
    readonly startHandle: string;
    readonly endHandle: string;
    readonly wholeSelection: string;
    readonly originalLost: (path: string) => Said;
    readonly excerpt: Readonly<Record<'gone' | 'changed', string>>;
    readonly badTime: string;
    readonly band: string;
    readonly play: string;
    readonly pause: string;
    readonly stop: string;
    readonly loop: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly zoomSelection: string;
    readonly zoomAll: string;
    readonly keys: string;
    readonly position: string;
  };
  readonly save: {
    readonly title: string;
    readonly explain: string;
    readonly name: string;
    readonly button: string;
    readonly preparing: (percent: number) => string;
    readonly saved: string;
    readonly savedDetail: (seconds: string, kilobytes: string) => string;
    readonly transcript: string;
    readonly anyway: string;
    readonly writing: string;
    readonly missing: (seconds: string) => string;
    readonly tooMany: (seconds: string) => string;
    readonly anotherCut: string;
  };
  readonly sample: {
    readonly from: string;
    readonly passage: string;
    readonly format: string;
    readonly formatValue: string;
    readonly fingerprint: string;
    readonly exportWav: string;
    readonly clone: string;
    readonly cloneAgain: string;
    readonly voices: string;
    readonly voiceId: string;
    readonly requestId: string;
    readonly clonedAt: string;
    readonly consent: string;
    readonly listen: string;
    readonly uncertain: Said;
    readonly closedBeforeSending: string;
    readonly closedWhileSending: string;
  };
  readonly account: {
    readonly title: string;
    readonly explain: string;
    readonly secretId: string;
    readonly secretKey: string;
    readonly sdkAppId: string;
    readonly site: string;
    readonly sites: {
      readonly international: string;
      readonly mainland: string;
      readonly custom: string;
    };
    readonly endpoint: string;
    readonly region: string;
    readonly save: string;
    readonly saved: string;
    readonly remove: string;
    readonly check: string;
    readonly checking: string;
    readonly checked: (accountId: string) => string;
    readonly change: string;
    readonly inKeychain: string;
    readonly inSession: string;
    readonly noKeychain: string;
    readonly required: string;
    readonly badAppId: string;
    readonly badRegion: string;
    readonly endpointProblems: Readonly<Record<EndpointProblem, string>>;
  };
  readonly clone: {
    readonly title: string;
    readonly voiceName: string;
    readonly voiceNameHint: string;
    readonly nameProblems: Readonly<Record<VoiceNameProblem, string>>;
    readonly promptText: string;
    readonly promptHint: string;
    readonly language: string;
    readonly model: string;
    readonly serviceChooses: string;
    readonly speaker: string;
    readonly speakerHint: string;
    readonly consent: string;
    readonly destination: (size: string, host: string) => string;
    readonly send: string;
    readonly sending: string;
    readonly success: string;
    readonly successDetail: string;
    readonly needsAccount: string;
    readonly addAccount: string;
    readonly sendAgain: string;
    readonly clockAhead: (minutes: number) => string;
    readonly code: string;
  };
  readonly batch: BatchMessages;
  readonly record: RecordMessages;
  readonly editing: EditingMessages;
  readonly waveform: WaveformMessages;
  readonly verdict: VerdictMessages;
  readonly shell: ShellMessages;
  readonly failures: FailureTexts;
  readonly wavProblems: Readonly<Record<WavProblem, string>>;
  readonly apiErrors: Readonly<Record<ApiErrorKind, Said>>;
  readonly recordingProblems: ProblemTexts;
  /** Said in a terminal alone. */
  readonly headless: {
    readonly tookTrack: (number: number, count: number) => string;
  };
}
