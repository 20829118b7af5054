import { en } from './en.ts';
import type { Messages } from './messages.ts';
import { zhCn } from './zh-cn.ts';

/** The first of a person's languages that is spoken here; English otherwise. */
export function chooseMessages(languages: readonly string[]): Messages {
  for (const language of languages) {
    if (language.toLowerCase().startsWith('zh')) return zhCn;
    if (language.toLowerCase().startsWith('en')) return en;
  }
  return en;
}
