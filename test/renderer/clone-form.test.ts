import { describe, expect, it } from 'vitest';
import { CloneForm } from '../../src-renderer/state/clone-form.svelte.ts';
import { FakeBackend, failing } from '../fakes/fake-backend.ts';
import { sampleNamed } from '../fakes/sample.ts';

describe('CloneForm', () => {
  it.each([
    ['Interview with Zoë, take 2', 'Interview_with_Zoe_take_2'],
    ['小明的声音', ''],
    [`${'long '.repeat(20)}`, 'long_long_long_long_long_long_long_l'],
  ])('suggests for %j the voice name %j', (name, suggested) => {
    expect(new CloneForm(new FakeBackend(), sampleNamed(name)).voiceName).toBe(suggested);
  });

  it('begins with what is said in the sample', () => {
    const sample = sampleNamed('Ada', { transcript: 'Good morning.', language: 'en' });
    const form = new CloneForm(new FakeBackend(), sample);
    expect(form.promptText).toBe('Good morning.');
    expect(form.language).toBe('en');
  });

  it('sends nothing without a good name, a person and the tick', async () => {
    const backend = new FakeBackend();
    const form = new CloneForm(backend, sampleNamed('Ada'));
    await form.send();
    form.speaker = 'Ada';
    await form.send();
    form.agreed = true;
    form.voiceName = 'a b';
    await form.send();
    expect(backend.asked).toEqual([]);
    expect(form.phase.kind).toBe('editing');
  });

  it('keeps every field when sending fails, and can send again', async () => {
    const backend = new FakeBackend({ 'clone.send': failing({ code: 'no-account' }) });
    const form = new CloneForm(backend, sampleNamed('Ada'));
    Object.assign(form, { speaker: 'Ada', agreed: true, promptText: ' Hello ' });
    await form.send();
    expect(form.phase).toEqual({ kind: 'failed', failure: { code: 'no-account' } });
    await form.send();
    expect(backend.asked).toHaveLength(2);
    expect(backend.asked[1]?.args).toMatchObject({
      sampleId: 'id of Ada',
      voiceName: 'Ada',
      promptText: 'Hello',
      language: '',
      model: '',
      consent: { speaker: 'Ada' },
    });
    expect(form.promptText).toBe(' Hello ');
  });
});
