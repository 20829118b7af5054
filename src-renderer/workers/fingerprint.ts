/** Head, middle and tail: enough to tell recordings apart, read in no time from any disk. */
const BLOCK_BYTES = 65_536;
/** Changes when the cached form does: old files are then never asked for again. */
const EDITION = 'peaks-1';

/**
 * Names a file by what it is, not by where it lies: its size, its date and three blocks of it, as a
 * SHA-256 in hex. A file that was edited has another name; one that was moved keeps it.
 */
export async function fingerprintOf(file: Blob & { lastModified?: number }): Promise<string> {
  const { size, lastModified = 0 } = file;
  const middle = Math.max(0, Math.floor((size - BLOCK_BYTES) / 2));
  const blocks = new Blob([
    `${EDITION} ${size} ${lastModified}\n`,
    file.slice(0, BLOCK_BYTES),
    file.slice(middle, middle + BLOCK_BYTES),
    file.slice(Math.max(0, size - BLOCK_BYTES)),
  ]);
  const hash = await crypto.subtle.digest('SHA-256', await blocks.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
