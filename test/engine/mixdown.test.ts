import { describe, expect, it } from 'vitest';
import { mixdown } from '../../src-renderer/engine/mixdown.ts';

describe('mixdown', () => {
  it('averages channels', () => {
    const mono = mixdown([Float32Array.of(1, 0, -0.5), Float32Array.of(0, 0.5, -0.5)]);
    expect([...mono]).toEqual([0.5, 0.25, -0.5]);
  });

  it('gives equal channels back as they are', () => {
    const voice = Float32Array.of(0.25, -1, 1);
    expect([...mixdown([voice, voice])]).toEqual([...voice]);
  });

  it('copies a single channel, so that either array may be transferred', () => {
    const voice = Float32Array.of(0.1, 0.2);
    const mono = mixdown([voice]);
    expect(mono).toEqual(voice);
    expect(mono.buffer).not.toBe(voice.buffer);
  });

  it('refuses no channel and unequal channels', () => {
    expect(() => mixdown([])).toThrow(RangeError);
    expect(() => mixdown([new Float32Array(2), new Float32Array(3)])).toThrow(RangeError);
  });

  it.each([6, 7, 8])('leaves out the low-frequency effects of %i channels', (count) => {
    const channels = Array.from({ length: count }, (_, c) => Float32Array.of(c === 3 ? 1 : 0.25));
    expect([...mixdown(channels)]).toEqual([0.25]);
  });

  it.each([4, 5])('takes all of %i channels', (count) => {
    const channels = Array.from({ length: count }, (_, c) => Float32Array.of(c === 3 ? 1 : 0));
    expect(mixdown(channels)[0]).toBeCloseTo(1 / count);
  });
});
