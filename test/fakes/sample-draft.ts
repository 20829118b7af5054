import type { SampleDraft } from '../../src-main/contract/sample.ts';

export const sampleDraft: SampleDraft = {
  name: 'Interview',
  source: {
    name: 'interview.m4a',
    path: '/home/ada/interview.m4a',
    bytes: 1_234_567,
    seconds: 312.5,
    sampleRate: 48_000,
    channels: 2,
    container: 'mp4',
    codec: 'aac',
  },
  passages: [{ start: 12.5, end: 24.5 }],
};
