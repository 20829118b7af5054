/** The languages that the program speaks, as `lang` names them. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The first of a person's languages that is spoken here; English otherwise. */
export function spokenLanguage(wanted: readonly string[]): Language {
  for (const language of wanted) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}
