import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src-main/contract/failure.ts';
import { judge } from '../../src-main/contract/judge.ts';
import { chooseMessages } from '../../src-renderer/messages/choose.ts';
import { en } from '../../src-renderer/messages/en.ts';
import { sayFailure } from '../../src-renderer/messages/failure-text.ts';
import { zhCn } from '../../src-renderer/messages/zh-cn.ts';
import { newSample } from '../fakes/new-sample.ts';

type Texts = Readonly<Record<string, unknown>>;

/** Every fixed text in a table, by its place. */
function textsOf(table: Texts, place = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = `${place}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? textsOf(value as Texts, here) : [];
  });
}

describe('messages', () => {
  it.each([
    [['zh-CN', 'en-US'], 'zh-CN'],
    [['zh-TW'], 'zh-CN'],
    [['fr-FR', 'zh-CN'], 'zh-CN'],
    [['en-GB'], 'en'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('%j are served in %s', (languages, expected) => {
    expect(chooseMessages(languages).language).toBe(expected);
  });

  it('are nowhere empty, and Chinese where they should be', () => {
    const english = new Map(textsOf({ ...en }));
    for (const [place, text] of textsOf({ ...zhCn })) {
      expect(text, place).not.toBe('');
      // Names of fields and formats stay as the service writes them, languages call themselves.
      if (text === english.get(place)) expect(text, place).toMatch(/^([\w ←→-]+|简体中文)$/);
      else if (place !== '.language') expect(text, place).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it.each([en, zhCn])('tell why a check could not be measured ($language)', ({ verdict }) => {
    const unmeasured = { snrDb: null, noiseFloorDbfs: null, rt60Seconds: null };
    const { findings } = judge({ ...newSample.measurements, ...unmeasured, voices: 'unknown' });
    const unknown = findings.filter(({ grade }) => grade === 'unknown');
    expect(unknown).toHaveLength(4);
    for (const { check } of unknown) expect(verdict.checks[check].unmeasured, check).toBeTruthy();
  });

  it.each([en, zhCn])('have words for a failure with its details ($language)', (messages) => {
    const failure: Failure = { code: 'disk-denied', path: '/media/stick' };
    expect(sayFailure(messages, failure).what).toContain('/media/stick');
    const rejected: Failure = { code: 'wav-rejected', problem: 'too-short' };
    expect(sayFailure(messages, rejected).what).toContain(messages.wavProblems['too-short']);
  });
});
