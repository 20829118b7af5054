import type { Language } from '../contract/language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** The texts that the main process shows itself, besides the names of commands. */
export interface Words {
  readonly openRecent: string;
  readonly clearRecent: string;
  readonly noRecent: string;
  readonly quit: string;
  readonly closeWindow: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly actualSize: string;
  readonly zoomPageIn: string;
  readonly zoomPageOut: string;
  readonly fullScreen: string;
  readonly developerTools: string;
  readonly window: string;
  readonly minimize: string;
  readonly zoomWindow: string;
  readonly allToFront: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly showAll: string;
  readonly sendingTitle: string;
  readonly sendingDetail: string;
  readonly wait: string;
  readonly quitAnyway: string;
}

export const WORDS: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCn };
