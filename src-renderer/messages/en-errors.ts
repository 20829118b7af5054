import { enLibrary } from './en-library.ts';
import type { Messages } from './messages.ts';

export const enErrors: Pick<
  Messages,
  'failures' | 'wavProblems' | 'apiErrors' | 'recordingProblems'
> = {
  failures: {
    'bad-arguments': ({ detail }) => ({
      what: `Clonebooth asked itself for something it does not understand (${detail}).`,
      next: 'This is a fault in Clonebooth. Please report it with these words.',
    }),
    'no-account': () => ({
      what: 'No account is set up, or its key is gone from the keychain.',
      next: 'Add the account again.',
    }),
    'keychain-locked': ({ detail }) => ({
      what: `The keychain did not answer (${detail}).`,
      next: 'Unlock it and try again.',
    }),
    'secret-too-long': () => ({
      what: 'SecretId and SecretKey together are longer than a keychain can keep.',
      next: 'Check that only the key was pasted.',
    }),
    'sample-missing': () => ({
      what: 'This sample is no longer in the library folder.',
      next: 'Put its folder back, or save the passage again.',
    }),
    'sample-changed': () => ({
      what: 'The WAV of this sample was changed by another program since it was saved.',
      next: 'Save the passage again; a changed file is never sent.',
    }),
    'draft-missing': () => ({
      what: 'This draft is not there any more.',
      next: 'Open the recording again.',
    }),
    'take-missing': () => ({
      what: 'This take is not there any more.',
      next: 'Record it again.',
    }),
    'archive-rejected': ({ problem }) => enLibrary.archiveProblems[problem],
    'wav-rejected': ({ problem }) => ({
      what: `The sample was not saved: ${enWavProblems[problem]}.`,
      next: 'Change the selection and save again.',
    }),
    'disk-full': () => ({
      what: 'The disk is full. Nothing was written.',
      next: 'Free some space and save again; your selection is still here.',
    }),
    'disk-denied': ({ path }) => ({
      what: `Writing to ${path} is not allowed.`,
      next: 'Choose another place, or change the folder’s permissions.',
    }),
    'disk-mismatch': () => ({
      what: 'The file that was read back differs from what was written. It was removed.',
      next: 'Save again. If it happens twice, check the disk.',
    }),
    'already-sending': () => ({
      what: 'This sample is being cloned already.',
      next: 'Wait for the answer.',
    }),
    'cloud-refused': ({ refusal }) => ({
      what: `The service refused: ${refusal.message}`,
      next: '',
    }),
    'cloud-unreachable': ({ reason }) => ({
      what: `The service could not be reached (${reason}).`,
      next: 'Check the connection and try again.',
    }),
    unexpected: ({ detail }) => ({
      what: `Something unexpected happened: ${detail}`,
      next: 'Try again. If it stays, please report these words.',
    }),
  },
  wavProblems: {
    'not-a-wav': 'it is not a WAV file',
    'wrong-format': 'it is not 16 kHz mono 16-bit',
    'too-short': 'it is shorter than 10 s',
    'too-long': 'it is longer than 180 s',
  },
  apiErrors: {
    'wrong-key': {
      what: 'SecretId and SecretKey do not belong together.',
      next: 'Copy both again from the API key page and save the account.',
    },
    clock: {
      what: 'The service found the request’s time wrong by more than 5 minutes.',
      next: 'Set this computer’s clock (date, time and time zone), then try again.',
    },
    'unknown-key': {
      what: 'The service does not know this SecretId: it is mistyped, disabled, deleted or of the other site.',
      next: 'Check the SecretId and the site in the account.',
    },
    'not-authorised': {
      what: 'This key is not allowed to do that.',
      next: 'Give its user the TRTC permission in access management (CAM).',
    },
    audio: {
      what: 'The service cannot use this audio.',
      next: 'Choose another passage with clear speech of one person, save it and try again.',
    },
    'voice-name': {
      what: 'The service does not accept this voice name.',
      next: 'Choose another one.',
    },
    quota: {
      what: 'The account’s quota of cloned voices is used up.',
      next: 'Ask Tencent Cloud to raise it.',
    },
    'too-fast': {
      what: 'Too many requests at once, from here or from elsewhere with the same account.',
      next: 'Wait a moment and try again.',
    },
    'too-big': {
      what: 'The request is larger than the service takes.',
      next: 'Choose a shorter passage.',
    },
    'sdk-app-id': {
      what: 'The SdkAppId does not exist or belongs to another account.',
      next: 'Check the SdkAppId in the TRTC console and in the account here.',
    },
    'not-enabled': {
      what: 'Voice cloning is not enabled for this account or application.',
      next: 'It needs a TRTC package that includes it. Ask Tencent Cloud.',
    },
    'clone-failed': {
      what: 'The service tried to clone the voice and failed.',
      next: 'Try another passage: clear speech, one person, little noise.',
    },
    'service-fault': {
      what: 'The service has a fault of its own.',
      next: 'Try again later. If it stays, give the RequestId to Tencent Cloud.',
    },
    region: {
      what: 'The service does not offer this in the chosen region.',
      next: 'Check site and region in the account.',
    },
    request: {
      what: 'The service does not accept one of the fields.',
      next: 'Set language and model to “Let the service choose” and try again.',
    },
    other: {
      what: 'The service refused.',
      next: 'Its own words and the RequestId are below; Tencent Cloud can look it up.',
    },
  },
  recordingProblems: {
    unreadable: () => ({
      what: 'This file is not a recording that Clonebooth can read.',
      next: 'Open it in the program that made it and export it as WAV, MP3 or M4A.',
    }),
    'no-sound': ({ hasVideo }) => ({
      what: hasVideo ? 'This video has no sound.' : 'This file holds no sound.',
      next: 'Choose a file in which somebody speaks.',
    }),
    'no-such-track': ({ audioTracks }) => ({
      what: `The number of audio tracks in this file is ${audioTracks}.`,
      next: 'Name one of them.',
    }),
    'unsupported-codec': ({ codec }) => ({
      what: `This file’s sound is coded as ${codec}, which Clonebooth cannot decode.`,
      next: 'Export it as WAV, MP3 or M4A (AAC) and open that.',
    }),
    empty: () => ({
      what: 'This file is empty: it holds not a single sample of sound.',
      next: 'Check that the recording was finished and copied whole.',
    }),
    protected: () => ({
      what: 'This file is protected against copying and cannot be read.',
      next: 'Choose a recording of your own, without copy protection.',
    }),
    'too-large': ({ megabytes }) => ({
      what: `Files of this kind are read only up to ${megabytes} MB.`,
      next: 'Export it as WAV, FLAC, MP3 or M4A, which are read at any size.',
    }),
    'too-short': ({ seconds }) => ({
      what: `This recording is ${seconds.toFixed(1)} s long. A voice sample needs at least 10 s.`,
      next: 'Choose or record a longer one.',
    }),
    'ends-before': ({ seconds }) => ({
      what: `The recording ends at ${seconds.toFixed(2)} s.`,
      next: 'Name a passage that lies inside it.',
    }),
    'no-speech': () => ({
      what: 'Nobody speaks in this recording.',
      next: 'Choose a file in which somebody speaks.',
    }),
    'too-little-speech': () => ({
      what: 'There is too little speech in this recording for a sample.',
      next: 'Choose a recording in which one person speaks for 10 s or more.',
    }),
    silent: () => ({
      what: 'This recording is silent from beginning to end.',
      next: 'Check that the microphone was on, and choose another recording.',
    }),
    stopped: ({ detail }) => ({
      what: `Reading stopped (${detail}).`,
      next: 'Open the file again.',
    }),
  },
};

const enWavProblems = enErrors.wavProblems;
