import { open } from 'node:fs/promises';
import { TAKE_BYTES_PER_FRAME } from '../contract/take.ts';

export const HEADER_BYTES = 44;
const PCM = 1;

/** The plain header that every reader knows, for 24-bit mono. */
function wavHeader(sampleRate: number, dataBytes: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * TAKE_BYTES_PER_FRAME, 28);
  header.writeUInt16LE(TAKE_BYTES_PER_FRAME, 32);
  header.writeUInt16LE(TAKE_BYTES_PER_FRAME * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** What a take needs of its file; a test hands in one whose disk fills up. */
export interface TakeFile {
  /** Writes all of it or throws. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Creates a file that must not be there yet. */
export async function createTakeFile(path: string): Promise<TakeFile> {
  const file = await open(path, 'wx');
  return {
    async write(bytes, position) {
      // A disk that is nearly full takes a part and refuses only the next write.
      for (let done = 0; done < bytes.byteLength; ) {
        const rest = bytes.byteLength - done;
        done += (await file.write(bytes, done, rest, position + done)).bytesWritten;
      }
    },
    truncate: (length) => file.truncate(length),
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

/** Writes one take, so that its file is a whole WAV after each block. */
export class TakeWriter {
  readonly #file: TakeFile;
  readonly #sampleRate: number;
  #dataBytes = 0;

  private constructor(file: TakeFile, sampleRate: number) {
    this.#file = file;
    this.#sampleRate = sampleRate;
  }

  static async start(file: TakeFile, sampleRate: number): Promise<TakeWriter> {
    await file.write(wavHeader(sampleRate, 0), 0);
    await file.sync();
    return new TakeWriter(file, sampleRate);
  }

  get seconds(): number {
    return this.#dataBytes / TAKE_BYTES_PER_FRAME / this.#sampleRate;
  }

  /** Resolves once the block is on disk. A block that does not fit leaves those before it. */
  async append(pcm: Uint8Array): Promise<void> {
    const end = HEADER_BYTES + this.#dataBytes;
    const dataBytes = this.#dataBytes + pcm.byteLength;
    try {
      await this.#file.write(pcm, end);
      await this.#file.write(wavHeader(this.#sampleRate, dataBytes), 0);
      await this.#file.sync();
    } catch (error) {
      // The header still says the length before. If even this fails, start-up repairs the file.
      await this.#file.truncate(end).catch(() => undefined);
      throw error;
    }
    this.#dataBytes = dataBytes;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** The rate that a take's header names, or null when the file has no such header. */
export async function sampleRateOf(path: string): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
    const isTake = bytesRead === HEADER_BYTES && header.toString('latin1', 8, 16) === 'WAVEfmt ';
    return isTake ? header.readUInt32LE(24) : null;
  } finally {
    await file.close();
  }
}

/**
 * Makes a take that was cut off a whole WAV again: the file's length is what was recorded.
 *
 * @returns whether anything was recorded
 */
export async function repairWav(path: string, sampleRate: number): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const frames = Math.floor(Math.max(0, size - HEADER_BYTES) / TAKE_BYTES_PER_FRAME);
    const dataBytes = frames * TAKE_BYTES_PER_FRAME;
    await file.truncate(HEADER_BYTES + dataBytes);
    await file.write(wavHeader(sampleRate, dataBytes), 0, HEADER_BYTES, 0);
    await file.sync();
    return frames > 0;
  } finally {
    await file.close();
  }
}
