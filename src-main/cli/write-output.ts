import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FailureError } from '../contract/failure.ts';
import { diskFailure, writeDurably } from '../library/durable-file.ts';

/**
 * Writes a file for whoever asked on the command line, in a folder that is made where there is none.
 *
 * @throws FailureError `disk-full` or `disk-denied`
 */
export async function writeOutput(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const named = diskFailure(error, path);
    // Something else of the folder's name is in the way, or the place takes no folders.
    throw named instanceof FailureError ? named : denied(path, error);
  }
  await writeDurably(path, data);
}

function denied(path: string, error: unknown): FailureError {
  return new FailureError({ code: 'disk-denied', path }, error);
}
