import type { BatchMessages } from './batch-messages.ts';

const recordings = (count: number) => (count === 1 ? '1 recording' : `${count} recordings`);

export const enBatch: BatchMessages = {
  title: 'Batch',
  recordings,
  explain: 'Each becomes a draft with its best passage. Nothing is a sample until you save it.',
  tally: ({ waiting, working, drafted, saving, saved, failed }) =>
    [
      [drafted + saving, 'made'] as const,
      [saved, 'saved'] as const,
      [failed, 'not usable'] as const,
      [waiting + working, 'to go'] as const,
    ]
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${count} ${words}`)
      .join(' · '),
  progress: (percent) => `${percent} % done`,
  secondsLeft: (seconds) =>
    seconds < 60 ? 'less than a minute left' : `about ${Math.round(seconds / 60)} min left`,
  pause: 'Pause',
  proceed: 'Go on',
  paused: 'Paused. What is being worked on is finished first.',
  addFiles: 'Add files…',
  addFolder: 'Add a folder…',
  clear: 'Clear done',
  back: 'Close batch',
  wishes: 'For all recordings',
  wishesHint: 'Counts for those that are still to come.',
  cleaning: 'Cleanup',
  cleaningAuto: 'Fix what fails',
  cleaningSame: 'The same for all',
  length: 'Length',
  lengthOf: (seconds) => `About ${seconds} s`,
  columns: {
    name: 'Recording',
    source: 'Length',
    passage: 'Passage',
    length: 'Sample',
    verdict: 'Verdict',
    state: 'State',
  },
  actions: 'Actions',
  steps: { reading: 'Reading', listening: 'Finding speech', rendering: 'Measuring' },
  states: {
    waiting: 'Waiting',
    drafted: 'Draft',
    saving: 'Saving…',
    saved: 'Saved',
    failed: 'Not usable',
  },
  more: (count) => `${count} more`,
  listen: (name) => `Listen to ${name}`,
  stop: (name) => `Stop ${name}`,
  openInEditor: (name) => `Open ${name} in the editor`,
  save: (name) => `Save ${name}`,
  retry: (name) => `Try ${name} again`,
  remove: (name) => `Take ${name} off the list`,
  saveReady: (count) => (count === 0 ? 'Save all ready' : `Save all ready (${count})`),
  saveAll: (count, toLookAt) => `Save all ${count}, also ${toLookAt} to look at`,
  keys: '↑ ↓ choose · Enter opens in the editor · Space listens · S saves · Delete takes off the list',
  empty: {
    what: 'Drop recordings or a folder',
    next: 'Every one becomes a draft with its best passage and a verdict. You save those you like.',
  },
  emptyFolder: {
    what: 'There are no recordings in this folder.',
    next: 'Sound and video files are taken from folders. Drop a file itself to open it whatever it is called.',
  },
  fileGone: {
    what: 'The recording is not where it was, or was changed since.',
    next: 'Put it back in its place and try again, or drop it anew.',
  },
  draftGone: {
    what: 'The draft was removed from the library.',
    next: 'Try again to make it anew.',
  },
  unfinished: (count) =>
    `${recordings(count)} of the last batch ${count === 1 ? 'was' : 'were'} not finished.`,
  unfinishedHint: 'Drafts that were made are in the library.',
  continue: 'Continue',
  discard: 'Forget them',
  running: (done, count) => `Batch: ${done} of ${count} done`,
  finished: (drafted, failed) =>
    failed === 0
      ? `Batch done: ${drafted === 1 ? '1 draft' : `${drafted} drafts`}.`
      : `Batch done: ${drafted === 1 ? '1 draft' : `${drafted} drafts`}, ${failed} could not be used.`,
  show: 'Show',
};
