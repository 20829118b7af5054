/** A name as a file can have it on every system. */
export function fileNameOf(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '_');
}
