import { ARCHIVE_ENDING } from './archive-files.ts';

/** What was dropped on the window: files, and what lies in folders. */
export interface Dropped {
  readonly files: readonly File[];
  /** Whether a folder was among it: then even a single file is the beginning of a list. */
  readonly hasFolder: boolean;
}

/** Endings of what recorders, phones and cameras make, and of samples that were exported. */
const ENDINGS = new Set([
  ARCHIVE_ENDING,
  ...`3ga 3gp aac ac3 aif aifc aiff alac amr ape asf au avi caf dss flac flv gsm m4a m4b m4v mka mkv mov
   mp2 mp3 mp4 mpeg mpg mts oga ogg ogv opus ra rf64 snd sph ts w64 wav wave webm wma wmv`.split(
    /\s+/,
  ),
]);

/**
 * Whether a file in a folder is likely to be wanted. What a person names one by one is judged by
 * its content instead; in a folder, a hundred pictures would only be in the way.
 */
function looksWanted(path: string): boolean {
  const names = path.split('/').filter((name) => name !== '');
  const ending = /\.([^.]+)$/.exec(names.at(-1) ?? '')?.[1] ?? '';
  return !names.some((name) => name.startsWith('.')) && ENDINGS.has(ending.toLowerCase());
}

/** The recordings and exported samples in a folder that was chosen, in the order of their paths. */
export function recordingsOf(chosen: Iterable<File>): File[] {
  return [...chosen]
    .filter(({ webkitRelativePath }) => looksWanted(webkitRelativePath))
    .sort((a, b) => inOrder(a.webkitRelativePath, b.webkitRelativePath));
}

/** The recordings and exported samples below a folder that was dropped, in the order of their paths. */
export async function recordingsBelow(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const entries = (await entriesOf(folder)).sort((a, b) => inOrder(a.name, b.name));
  const found: File[] = [];
  for (const entry of entries) {
    if (isFolder(entry)) {
      if (!entry.name.startsWith('.')) found.push(...(await recordingsBelow(entry)));
    } else if (isFile(entry) && looksWanted(entry.name)) {
      found.push(await fileOf(entry));
    }
  }
  return found;
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Browsers tell a folder's entries a hundred at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

/** `take 2` before `take 10`. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
