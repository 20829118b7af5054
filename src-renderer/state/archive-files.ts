/** How exported samples are named; see `archive/` of the main process. */
export const ARCHIVE_ENDING = 'clonebooth';

/**
 * Whether a file is a sample that was exported. Its content says so: a recording is never a zip. One that
 * has our name and another content was damaged, and is no recording either.
 */
export async function isArchive(file: File): Promise<boolean> {
  if (file.name.toLowerCase().endsWith(`.${ARCHIVE_ENDING}`)) return true;
  // What cannot be read is told of when it is opened.
  const start = await file
    .slice(0, 4)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return beginsAsZip(start);
}

export function beginsAsZip(start: ArrayBuffer): boolean {
  const [p, k, three, four] = new Uint8Array(start);
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}
