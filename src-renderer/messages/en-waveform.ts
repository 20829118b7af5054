import type { WaveformMessages } from './waveform-messages.ts';

export const enWaveform: WaveformMessages = {
  overview: 'Overview of the recording: arrow keys move the visible part, + and − zoom',
  visible: (start, end) => `${start} to ${end} is visible`,
  passageStart: (number) => `Start of passage ${number}`,
  passageEnd: (number) => `End of passage ${number}`,
  passage: (number, count) => `Passage ${number} of ${count}: arrow keys move it`,
  newPassage: 'Draw a new passage (or hold Alt and drag)',
  snap: 'Snap edges to where speech begins and ends (hold Ctrl or Cmd to move freely)',
  spectrogram: 'Spectrogram',
  spectrogramOf: (start, end) => `Spectrogram from ${start} to ${end}`,
  drawing: 'Drawing the spectrogram…',
  marks: 'Spots to look at',
  spots: {
    clipping: (spots) =>
      spots === 1
        ? 'Clipped here: the recording was too loud'
        : `Clipped in ${spots} places: the recording was too loud`,
    noisy: (spots) =>
      spots === 1
        ? 'Noisy here: the background is loud'
        : `Noisy in ${spots} places: the background is loud`,
    hum: (spots) => (spots === 1 ? 'Mains hum here' : `Mains hum in ${spots} places`),
  },
  speechOver: (decibels) => `speech is only ${decibels} dB over it`,
  at: (start, end) => (end === null ? `at ${start}` : `${start} – ${end}`),
};
