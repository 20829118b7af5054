import { describe, expect, it } from 'vitest';
import {
  channelChoices,
  chosenChannels,
  mixInto,
} from '../../src-renderer/capture/channel-choice.ts';

const left = Float32Array.of(1, 1, 0.5);
const right = Float32Array.of(0, -1, 0.25);

describe('channelChoices', () => {
  it('offers the mix and each channel, and nothing to choose with one', () => {
    expect(channelChoices(1)).toEqual([{ kind: 'mix' }]);
    expect(channelChoices(2)).toEqual([
      { kind: 'mix' },
      { kind: 'one', channel: 0 },
      { kind: 'one', channel: 1 },
    ]);
    expect(channelChoices(8)).toHaveLength(9);
  });
});

describe('chosenChannels', () => {
  it('takes one channel, or all of them', () => {
    expect(chosenChannels([left, right], { kind: 'one', channel: 1 })).toEqual([right]);
    expect(chosenChannels([left, right], { kind: 'mix' })).toEqual([left, right]);
  });

  it('takes what is left when the chosen channel is gone', () => {
    expect(chosenChannels([left], { kind: 'one', channel: 5 })).toEqual([left]);
  });
});

describe('mixInto', () => {
  it('leaves one channel as it is', () => {
    const mono = Float32Array.of(9, 9, 9);
    mixInto(mono, [left]);
    expect(mono).toEqual(left);
  });

  it('mixes with equal shares, so that nothing clips', () => {
    const mono = new Float32Array(3);
    mixInto(mono, [left, right]);
    expect([...mono]).toEqual([0.5, 0, 0.375]);
  });
});
