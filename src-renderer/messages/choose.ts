import { type Language, spokenLanguage } from '../../src-main/contract/language.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';
import { zhCn } from './zh-cn.ts';

const tables: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCn };

export function messagesIn(language: Language): Messages {
  return tables[language];
}

/** The texts in the first of a person's languages that is spoken here. */
export function chooseMessages(languages: readonly string[]): Messages {
  return messagesIn(spokenLanguage(languages));
}
