import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the recordings are: as named, or beside the project, or beside the folder of its worktrees. */
const PLACES = ['../../shared/corpus/', '../../../shared/corpus/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** A row of the corpus's index. */
interface IndexRow {
  /** Below the corpus's folder, with slashes. */
  readonly path: string;
  readonly sampleRate: number;
  readonly channels: number;
}

/**
 * The folder of real recordings that may not be copied into the project, or null where there is none.
 *
 * CLONEBOOTH_CORPUS names it; without, it is looked for beside the project.
 */
const CORPUS = findCorpus();

/** Why what needs the corpus is skipped, for the test's name; null where it is there. */
export const NO_CORPUS =
  CORPUS === null ? 'no corpus beside the project, and CLONEBOOTH_CORPUS names none' : null;

function findCorpus(): string | null {
  const named = process.env['CLONEBOOTH_CORPUS'];
  const places = named ? [named] : PLACES;
  return places.find((place) => existsSync(`${place}/INDEX.tsv`)) ?? null;
}

/**
 * The place of a file of the corpus.
 *
 * @param name below the corpus's folder, with slashes
 * @throws Error where there is no corpus: ask `NO_CORPUS` first
 */
export function corpusPath(name: string): string {
  if (CORPUS === null) throw new Error(NO_CORPUS ?? name);
  return `${CORPUS}/${name}`;
}

/** Names of the files of a folder of the corpus, with that folder; none where there is no corpus. */
export function corpusNames(folder: string): string[] {
  if (CORPUS === null) return [];
  return readdirSync(corpusPath(folder)).map((name) => `${folder}/${name}`);
}

/** What the corpus's index says of the files of a folder. */
export function corpusIndex(folder: string): IndexRow[] {
  const [head = '', ...rows] = readFileSync(corpusPath('INDEX.tsv'), 'utf8').split('\n');
  const names = head.split('\t');
  const column = (row: string, name: string) => row.split('\t')[names.indexOf(name)] ?? '';
  return rows
    .filter((row) => row.startsWith(`${folder}/`))
    .map((row) => ({
      path: column(row, 'path'),
      sampleRate: Number(column(row, 'rate')),
      channels: Number(column(row, 'channels')),
    }));
}
