/** A text to read for a recording, written for this purpose: every sound of the language, natural. */
export interface Script {
  /** As `LANGUAGES` of the contract names it. */
  readonly language: string;
  /** For `lang` attributes: which glyphs and which voice of a screen reader. */
  readonly locale: string;
  readonly paragraphs: readonly string[];
}
