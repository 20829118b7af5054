import { crc32 } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly text: string;
  /** Type and permissions as Unix has them. */
  readonly mode?: number;
}

const MADE_ON_UNIX = (3 << 8) | 20;

/** A zip of uncompressed files, with any name at all: proper tools refuse to write the bad ones. */
export function makeZip(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const local = Buffer.concat([signature('PK\x03\x04'), common(file), text(file)]);
    bodies.push(local);
    directory.push(directoryEntry(file, offset));
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, entries, signature('PK\x05\x06'), end]);
}

function signature(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}

/** The fields that a file's own header and its entry in the directory share. */
function common({ name, text }: ZipFile): Buffer {
  const size = Buffer.byteLength(text);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(text), 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function text({ name, text: content }: ZipFile): Buffer {
  return Buffer.from(name + content);
}

function directoryEntry(file: ZipFile, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_ON_UNIX);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([
    signature('PK\x01\x02'),
    madeBy,
    common(file),
    rest,
    Buffer.from(file.name),
  ]);
}
