import { enScript } from './en.ts';
import { jaScript } from './ja.ts';
import { koScript } from './ko.ts';
import type { Script } from './script.ts';
import { yueScript } from './yue.ts';
import { zhScript } from './zh.ts';

/** The languages in which there is a text to read, in the order in which they are offered. */
export const SCRIPT_LANGUAGES = ['en', 'zh', 'yue', 'ja', 'ko'] as const;

export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];

export const SCRIPTS: Readonly<Record<ScriptLanguage, Script>> = {
  en: enScript,
  zh: zhScript,
  yue: yueScript,
  ja: jaScript,
  ko: koScript,
};
