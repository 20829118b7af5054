import type { VerdictMessages } from './verdict-messages.ts';

export const enVerdict: VerdictMessages = {
  title: 'Verdict',
  measuring: 'Listening…',
  ready: 'Ready',
  lookAt: (count) => (count === 1 ? '1 thing to look at' : `${count} things to look at`),
  confirm: (count) =>
    count === 1 ? '1 thing that can spoil the clone' : `${count} things that can spoil the clone`,
  blocked: 'Not usable yet',
  grades: {
    good: 'Good',
    'look-at': 'Look at',
    confirm: 'Poor',
    blocks: 'Not possible',
    unknown: 'Not known',
  },
  checks: {
    length: {
      name: 'Length',
      meaning: 'The service takes 10 to 180 s; 20 to 60 s is enough for most voices.',
      advice: 'Make the selection longer or shorter.',
    },
    'net-speech': {
      name: 'Speech in it',
      meaning: 'Pauses teach nothing: about 15 s of speech give the clone enough to learn from.',
      advice: 'Choose a passage with more speech.',
    },
    snr: {
      name: 'Speech over noise',
      meaning: 'How far the voice stands out from what is heard in the pauses.',
      advice: 'Reduce the noise, or choose a quieter passage.',
      unmeasured:
        'Less than 0.5 s of background can be heard between the words. Choose a passage with longer pauses.',
    },
    'noise-floor': {
      name: 'Noise in the pauses',
      meaning: 'Background noise becomes part of the cloned voice.',
      advice: 'Reduce the noise and cut rumble.',
      unmeasured:
        'Less than 0.5 s of background can be heard between the words. Choose a passage with longer pauses.',
    },
    hum: {
      name: 'Mains hum',
      meaning: 'A tone of 50 or 60 Hz from the mains.',
      advice: 'Remove it.',
    },
    level: {
      name: 'Loudness of the speech',
      meaning: 'Too quiet loses detail, too loud distorts.',
      advice: 'Set the level.',
    },
    'true-peak': {
      name: 'Highest peak',
      meaning: 'Peaks near full scale distort when the sound is converted.',
      advice: 'Set the level, with its limiter.',
    },
    clipping: {
      name: 'Clipping',
      meaning: 'The recording was too loud and is cut flat in places. Nothing brings that back.',
      advice: 'Choose a passage without it.',
    },
    silence: {
      name: 'Share of silence',
      meaning: 'Long silences take the place of speech.',
      advice: 'Shorten the pauses.',
    },
    'longest-pause': {
      name: 'Longest pause',
      meaning: 'Very long pauses can end up in the cloned voice’s rhythm.',
      advice: 'Shorten the pauses.',
    },
    edges: {
      name: 'Beginning and end',
      meaning: 'A short quiet at both ends; speech must not be cut.',
      advice: 'Move the edges into a pause.',
    },
    reverberation: {
      name: 'Echo of the room',
      meaning: 'An echo is cloned with the voice, and nothing removes it well.',
      advice: 'Record again nearer to the microphone, in a room with soft things.',
      unmeasured:
        'The voice never stops clearly enough, or noise covers the echo. Listen for it, or choose a passage with pauses.',
    },
    bandwidth: {
      name: 'Brightness',
      meaning: 'The highest tones in the source. A telephone ends at 4 kHz and sounds dull.',
      advice: 'Find a better source of the same voice.',
    },
    'one-voice': {
      name: 'One voice',
      meaning: 'A clone needs one person alone.',
      advice: 'Choose a passage in which only one person speaks.',
      unmeasured:
        'Less than 5 s of clear speech is too little to tell. Listen for others, or choose a longer passage.',
    },
    dc: {
      name: 'Constant offset',
      meaning: 'A fault of some recorders; inaudible, and removed on the way.',
      advice: 'Remove it.',
    },
  },
  fixes: {
    treat: 'Fix',
    'choose-passage': 'Best passage',
    'move-edge': 'Move edges',
  },
  treated: 'Treated, but not enough. Try a stronger amount under Cleanup, or another passage.',
  fixAll: 'Fix all',
  goodChecks: (count) => `${count} checks are good`,
  show: 'Show',
  notMeasured: 'not measured',
  runs: (count) => (count === 1 ? '1 place' : `${count} places`),
  voices: { one: 'one', overlap: 'others may be heard', two: 'two' },
  cleanup: 'Cleanup',
  cleanupHint: 'Off is best for a good recording. The original is never changed.',
  treatments: {
    dc: { name: 'Remove offset', does: 'Centres the wave.', amount: null },
    'low-cut': { name: 'Low cut', does: 'Removes rumble below the voice.', amount: 'Below, in Hz' },
    hum: { name: 'Remove hum', does: 'Finds 50 or 60 Hz and its harmonics.', amount: null },
    'de-click': { name: 'Remove clicks', does: 'Repairs single clicks.', amount: 'Sensitivity' },
    noise: {
      name: 'Reduce noise',
      does: 'Lowers steady noise behind the voice.',
      amount: 'Amount',
    },
    pauses: {
      name: 'Shorten pauses',
      does: 'Cuts long pauses, keeps natural ones.',
      amount: 'Longest pause, in s',
    },
    level: {
      name: 'Set level',
      does: 'Brings speech to one loudness and limits peaks.',
      amount: 'Speech, in dBFS',
    },
  },
  bestPassage: 'Best passage',
};
