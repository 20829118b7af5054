import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { LibraryItem } from '../contract/library.ts';
import { errorCode, writeDurably } from './durable-file.ts';
import { libraryItemSchema } from './schemas.ts';

/** What was read from a description, and which state of the file it was read from. */
export interface IndexEntry {
  readonly stamp: string;
  readonly item: LibraryItem;
}

/** Raised when items change their shape: older indexes are then made anew. */
const FORMAT = 1;
/** Lines that are read in one go, so that other work gets its turn in between. */
const LINES_AT_ONCE = 500;

const lineSchema = v.tuple([v.string(), v.string(), libraryItemSchema]);

/**
 * Reads what an earlier run found in thousands of descriptions. It is only ever a shortcut: a line
 * that is missing, damaged or out of date costs reading one description again.
 */
export async function readIndex(path: string): Promise<Map<string, IndexEntry>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [format, ...lines] = text.split('\n');
  const entries = new Map<string, IndexEntry>();
  if (format !== String(FORMAT)) return entries;
  for (const [index, line] of lines.entries()) {
    if (index % LINES_AT_ONCE === 0) await setImmediate();
    const read = v.safeParse(lineSchema, parseLine(line));
    if (!read.success) continue;
    const [id, stamp, item] = read.output;
    entries.set(id, { stamp, item });
  }
  return entries;
}

/** Keeps an index. One that cannot be kept is no failure: the next run only takes longer. */
export async function writeIndex(
  path: string,
  entries: ReadonlyMap<string, IndexEntry>,
): Promise<void> {
  const lines = [...entries].map(([id, { stamp, item }]) => JSON.stringify([id, stamp, item]));
  await writeDurably(path, [FORMAT, ...lines].join('\n')).catch(() => undefined);
}

/**
 * Tells one state of a file from every other, without reading it; null when there is none. The inode
 * tells two writes within the clock's resolution apart: each makes a new file and renames it.
 */
export async function stampOf(path: string): Promise<string | null> {
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
