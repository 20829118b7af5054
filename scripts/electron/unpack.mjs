// Reading the two archive formats that the fallback package is nested in.
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { x as extract } from 'tar';
import { openPromise } from 'yauzl';

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Writes the one named file of a .tgz below `folder` and gives its path.
 *
 * @param {string} tgz
 * @param {string} member
 * @param {string} folder
 */
export async function extractTarMember(tgz, member, folder) {
  await extract({
    file: tgz,
    cwd: folder,
    strict: true,
    filter: (path, entry) => path === member && 'type' in entry && entry.type === 'File',
  });
  const file = join(folder, member);
  if (!existsSync(file)) throw new Error(`${member} is not in ${basename(tgz)}.`);
  return file;
}

/**
 * Unpacks the files of a zip that `place` gives a path below `folder`.
 *
 * yauzl refuses absolute paths and "..".
 *
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | null} place
 */
export async function unzip(zip, folder, place) {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const path = place(entry.fileName);
    if (path === null || entry.fileName.endsWith('/')) continue;
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & FILE_TYPE) === SYMBOLIC_LINK) {
      throw new Error(`${entry.fileName} in ${basename(zip)} is a symbolic link.`);
    }
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const permissions = mode & 0o111 ? 0o755 : 0o644;
    await pipeline(
      await archive.openReadStreamPromise(entry),
      createWriteStream(file, { mode: permissions }),
    );
  }
}
