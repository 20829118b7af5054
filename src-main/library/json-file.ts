import { readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { errorCode, writeDurably } from './durable-file.ts';

/** Part of the name that a damaged file gets. */
export const SET_ASIDE = '.damaged-';

export type JsonRead<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' }
  /** The file could not be understood and was renamed, so that nothing overwrites it. */
  | { readonly kind: 'set-aside' };

/**
 * Reads a JSON file and checks its shape. "No file" is an answer; a damaged one is set aside under
 * another name; every other failure (no permission, disk fault) throws.
 */
export async function readJson<T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<JsonRead<T>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' };
    throw error;
  }
  const parsed = v.safeParse(schema, parse(text));
  if (parsed.success) return { kind: 'read', value: parsed.output };
  await rename(path, `${path}${SET_ASIDE}${Date.now()}`);
  return { kind: 'set-aside' };
}

export function writeJson(path: string, value: unknown): Promise<void> {
  return writeDurably(path, `${JSON.stringify(value, null, 2)}\n`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
