import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { errorCode, writeDurably } from './durable-file.ts';
import { mapMany } from './many.ts';

/** Thousands of files of which a summary is wanted, and the index that saves reading them. */
export interface IndexedFiles<T> {
  readonly names: readonly string[];
  readonly pathOf: (name: string) => string;
  /** Reads one file; null when there is nothing in it to list. */
  readonly read: (name: string) => Promise<T | null>;
  readonly indexPath: string;
  readonly schema: v.GenericSchema<unknown, T>;
}

/** What was found in a file, and which state of the file that was. */
interface Entry<T> {
  readonly stamp: string;
  readonly value: T;
}

type Entries<T> = Map<string, Entry<T>>;

/** Raised when what is indexed changes its shape: older indexes are then made anew. */
const FORMAT = 1;
/** Lines that are read in one go, so that other work gets its turn in between. */
const LINES_AT_ONCE = 500;

/**
 * Reads many files, but only those that changed since the last time. The index is only ever a
 * shortcut: a line that is missing, damaged or out of date costs reading one file again.
 */
export async function readIndexed<T>(files: IndexedFiles<T>): Promise<Map<string, T>> {
  const known = await readIndex(files);
  const entries: Entries<T> = new Map();
  await mapMany(files.names, async (name) => {
    const stamp = await stampOf(files.pathOf(name));
    if (stamp === null) return;
    const before = known.get(name);
    const entry = before?.stamp === stamp ? before : await readEntry(files, name, stamp);
    if (entry) entries.set(name, entry);
  });
  const isKnown = [...entries].every(([name, entry]) => known.get(name) === entry);
  if (!isKnown || known.size !== entries.size) await writeIndex(files.indexPath, entries);
  return new Map(Array.from(entries, ([name, { value }]) => [name, value]));
}

async function readEntry<T>(
  { read }: IndexedFiles<T>,
  name: string,
  stamp: string,
): Promise<Entry<T> | null> {
  const value = await read(name);
  return value === null ? null : { stamp, value };
}

async function readIndex<T>({ indexPath, schema }: IndexedFiles<T>): Promise<Entries<T>> {
  const text = await readFile(indexPath, 'utf8').catch(() => '');
  const [format, ...lines] = text.split('\n');
  const entries: Entries<T> = new Map();
  if (format !== String(FORMAT)) return entries;
  const lineSchema = v.tuple([v.string(), v.string(), schema]);
  for (const [index, line] of lines.entries()) {
    if (index % LINES_AT_ONCE === 0) await setImmediate();
    const read = v.safeParse(lineSchema, parseLine(line));
    if (!read.success) continue;
    const [name, stamp, value] = read.output;
    entries.set(name, { stamp, value });
  }
  return entries;
}

/** An index that cannot be kept is no failure: the next run only takes longer. */
async function writeIndex<T>(path: string, entries: Entries<T>): Promise<void> {
  const lines = [...entries].map(([name, { stamp, value }]) =>
    JSON.stringify([name, stamp, value]),
  );
  await writeDurably(path, [FORMAT, ...lines].join('\n')).catch(() => undefined);
}

/**
 * Tells one state of a file from every other, without reading it; null when there is none. The inode
 * tells two writes within the clock's resolution apart: each makes a new file and renames it.
 */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
