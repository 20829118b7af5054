import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { type ArchiveProblem, FailureError } from '../contract/failure.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

/** Which names may occur, and how many bytes each may unpack to. */
export type Limits = ReadonlyMap<string, number>;

/** Packs files as they are: sound does not get smaller, and any program can open the result. */
export function packZip(files: Files): Promise<Uint8Array> {
  const zip = new ZipWriter();
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

/**
 * Unpacks into memory what is expected in a zip, and nothing else: a name that is not in `limits` (a
 * path that leads elsewhere among them) or a size beyond its limit refuses the whole.
 *
 * @throws FailureError `archive-rejected`
 */
export async function unpackZip(bytes: Uint8Array, limits: Limits): Promise<Files> {
  const zip = await openZip(bytes);
  const files = new Map<string, Uint8Array>();
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, limits, files);
      // What unpacks to another size than declared ends in an error: a small file cannot grow.
      files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    }
  } catch (error) {
    if (error instanceof FailureError) throw error;
    // Names such as "../x" are refused by the reader itself.
    const isName =
      error instanceof Error &&
      /relative path|absolute path|characters in fileName/.test(error.message);
    throw rejected(isName ? 'foreign-entry' : 'damaged', error);
  }
  return files;
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw rejected('not-an-archive', error);
  }
}

function checkEntry(entry: Entry, limits: Limits, files: Files): void {
  const limit = limits.get(entry.fileName);
  if (limit === undefined || files.has(entry.fileName)) throw rejected('foreign-entry');
  if (entry.uncompressedSize > limit) throw rejected('too-large');
}

export function rejected(problem: ArchiveProblem, cause?: unknown): FailureError {
  return new FailureError({ code: 'archive-rejected', problem }, cause);
}
