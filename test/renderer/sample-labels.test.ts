import { describe, expect, it } from 'vitest';
import { FailureError } from '../../src-main/contract/failure.ts';
import type { RequestArgs } from '../../src-main/contract/ipc.ts';
import { en } from '../../src-renderer/messages/en.ts';
import { SampleLabels } from '../../src-renderer/state/sample-labels.svelte.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';
import { sampleNamed } from '../fakes/sample.ts';

const sample = sampleNamed('Ada', { tags: ['demo'] });

/** Labels whose writes wait until the test answers them. */
function setUp() {
  const written: RequestArgs<'library.label'>['labels'][] = [];
  const answers: ((failure?: FailureError) => void)[] = [];
  const backend = new FakeBackend({
    'library.label': ({ labels }) => {
      written.push(labels);
      return new Promise((resolve, reject) => {
        answers.push((failure) => (failure ? reject(failure) : resolve(sample)));
      });
    },
  });
  const answer = async (failure?: FailureError) => {
    answers.shift()?.(failure);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { labels: new SampleLabels(backend, sample), written, answer };
}

describe('SampleLabels', () => {
  it('keeps each word, but writes only the newest when they come fast', async () => {
    const { labels, written, answer } = setUp();
    labels.transcript = 'H';
    labels.transcript = 'He';
    labels.language = 'en';
    labels.transcript = 'Hel';
    await answer();
    expect(written).toEqual([{ transcript: 'H' }, { transcript: 'Hel', language: 'en' }]);
    await answer();
    labels.transcript = 'Hell';
    expect(written.at(-1)).toEqual({ transcript: 'Hell' });
  });

  it('says why words were not kept and tries them again with the next ones', async () => {
    const { labels, written, answer } = setUp();
    labels.transcript = 'Hello';
    await answer(new FailureError({ code: 'disk-full' }));
    expect(labels.problem?.(en).what).toContain('disk is full');
    expect(labels.transcript).toBe('Hello');
    labels.language = 'en';
    expect(written.at(-1)).toEqual({ transcript: 'Hello', language: 'en' });
    await answer();
    expect(labels.problem).toBeNull();
  });

  it('adds tags once, several at a time, and takes them away', async () => {
    const { labels, written, answer } = setUp();
    labels.addTags(' radio, demo，新闻, radio ,');
    expect(labels.tags).toEqual(['demo', 'radio', '新闻']);
    labels.addTags('  ');
    await answer();
    expect(written).toEqual([{ tags: ['demo', 'radio', '新闻'] }]);
    labels.removeTag('demo');
    expect(written.at(-1)).toEqual({ tags: ['radio', '新闻'] });
  });
});
