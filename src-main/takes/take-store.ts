import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError } from '../contract/failure.ts';
import {
  MAX_TAKE_SECONDS,
  TAKE_BYTES_PER_FRAME,
  type Take,
  type TakeMark,
  type TakeStart,
} from '../contract/take.ts';
import { diskFailure, errorCode } from '../library/durable-file.ts';
import { readJson, writeJson } from '../library/json-file.ts';
import { takeName } from './take-name.ts';
import {
  type StoredTake,
  sampleRateSchema,
  storedTakeSchema,
  takeIdSchema,
} from './take-schemas.ts';
import {
  createTakeFile,
  HEADER_BYTES,
  repairWav,
  sampleRateOf,
  type TakeFile,
  TakeWriter,
} from './take-wav.ts';

interface Ports {
  readonly createFile: (path: string) => Promise<TakeFile>;
  readonly now: () => Date;
}

const onDisk: Ports = { createFile: createTakeFile, now: () => new Date() };

/**
 * Microphone takes on disk, a `<id>.wav` and a `<id>.json` each, written while they are recorded.
 *
 * Every block is flushed before it is answered, so that a crash costs what was not sent yet. What a
 * crash left behind is repaired before the first request is answered.
 */
export class TakeStore {
  readonly #folder: string;
  readonly #ports: Ports;
  #current: { readonly stored: StoredTake; readonly writer: TakeWriter } | null = null;
  /** Changes happen one after the other. */
  #changes: Promise<unknown> = Promise.resolve();
  #tidied = false;

  constructor(folder: string, ports: Partial<Ports> = {}) {
    this.#folder = folder;
    this.#ports = { ...onDisk, ...ports };
  }

  /** All finished takes but discarded ones, newest first. */
  list(): Promise<readonly Take[]> {
    return this.#change(async () => {
      const takes = await Promise.all((await this.#ids('.json')).map((id) => this.#find(id)));
      return takes
        .flatMap((take) => (take && take.state !== 'discarded' ? [take] : []))
        .filter(({ id }) => id !== this.#current?.stored.id)
        .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    });
  }

  /**
   * Begins a take. One that was still being recorded ends: its page is gone.
   *
   * @throws FailureError `disk-full` or `disk-denied`
   */
  begin(start: TakeStart): Promise<Take> {
    return this.#change(async () => {
      await this.#end('recovered');
      const startedAt = this.#ports.now();
      const id = takeName(startedAt, await this.#ids('.wav'));
      const stored: StoredTake = {
        ...start,
        schema: 1,
        id,
        startedAt: startedAt.toISOString(),
        state: 'recording',
      };
      await this.#onDisk(async () => {
        await writeJson(this.#path(id, '.json'), stored);
        const file = await this.#ports.createFile(this.#path(id, '.wav'));
        this.#current = { stored, writer: await TakeWriter.start(file, start.sampleRate) };
      });
      return { ...stored, path: this.#path(id, '.wav'), seconds: 0 };
    });
  }

  /**
   * Adds a block. Resolves once it is on disk.
   *
   * @param pcm 24-bit little-endian frames
   * @throws FailureError `take-missing`, `disk-full` or `disk-denied`; the blocks before stay.
   */
  append(id: string, pcm: Uint8Array): Promise<void> {
    return this.#change(async () => {
      if (this.#current?.stored.id !== id) throw new FailureError({ code: 'take-missing' });
      const { writer } = this.#current;
      if (writer.seconds > MAX_TAKE_SECONDS) throw new FailureError(tooLong);
      await this.#onDisk(() => writer.append(pcm));
    });
  }

  /** Ends a take. @throws FailureError `take-missing` when it is not the one being recorded. */
  finish(id: string): Promise<Take> {
    return this.#change(async () => {
      if (this.#current?.stored.id !== id) throw new FailureError({ code: 'take-missing' });
      await this.#end('kept');
      return this.#get(id);
    });
  }

  /** Ends the take that is being recorded, if there is one: the program is being closed. */
  close(): Promise<void> {
    return this.#change(async () => {
      if (!this.#current) return;
      const { stored, writer } = this.#current;
      await this.#end('closed');
      if (writer.seconds === 0) await this.#remove(stored.id);
    });
  }

  /** Notes what a person decided. @throws FailureError `take-missing` */
  mark(id: string, state: TakeMark): Promise<Take> {
    return this.#change(async () => {
      const { path, seconds, ...stored } = await this.#get(id);
      await this.#note({ ...stored, state });
      return { ...stored, state, path, seconds };
    });
  }

  /** A take's WAV file. @throws FailureError `take-missing` */
  readWav(id: string): Promise<Uint8Array> {
    return this.#change(async () => readFile((await this.#get(id)).path));
  }

  async #end(state: 'kept' | 'recovered' | 'closed'): Promise<void> {
    if (!this.#current) return;
    const { stored, writer } = this.#current;
    this.#current = null;
    await writer.close();
    await this.#note({ ...stored, state });
  }

  /**
   * Writes a take's state. On a full disk it stays as it was: the worst that comes of it is that the
   * take is offered once more, and nothing is lost.
   */
  async #note(stored: StoredTake): Promise<void> {
    try {
      await writeJson(this.#path(stored.id, '.json'), stored);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
    }
  }

  async #get(id: string): Promise<Take> {
    const take = await this.#find(id);
    if (!take) throw new FailureError({ code: 'take-missing' });
    return take;
  }

  async #find(id: string): Promise<Take | null> {
    const read = await readJson(this.#path(id, '.json'), storedTakeSchema);
    const path = this.#path(id, '.wav');
    const bytes = await sizeOf(path);
    if (read.kind !== 'read' || bytes === null) return null;
    const frames = Math.max(0, bytes - HEADER_BYTES) / TAKE_BYTES_PER_FRAME;
    return { ...read.value, path, seconds: frames / read.value.sampleRate };
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const change = this.#changes.then(async () => {
      if (!this.#tidied) await this.#tidy();
      this.#tidied = true;
      return work();
    });
    this.#changes = change.catch(() => undefined);
    return change;
  }

  /** Repairs takes that were cut off, and removes what was discarded or never got any sound. */
  async #tidy(): Promise<void> {
    await this.#onDisk(() => mkdir(this.#folder, { recursive: true }));
    const ids = new Set([...(await this.#ids('.wav')), ...(await this.#ids('.json'))]);
    await Promise.all([...ids].map((id) => this.#tidyOne(id)));
  }

  async #tidyOne(id: string): Promise<void> {
    const wav = this.#path(id, '.wav');
    const read = await readJson(this.#path(id, '.json'), storedTakeSchema);
    if ((await sizeOf(wav)) === null) return this.#remove(id);
    const stored = read.kind === 'read' ? read.value : await this.#describe(id);
    if (stored === null) return;
    if (stored.state === 'discarded') return this.#remove(id);
    if (stored.state !== 'recording') return;
    if (await repairWav(wav, stored.sampleRate))
      await this.#note({ ...stored, state: 'recovered' });
    else await this.#remove(id);
  }

  /** What can be said of a take whose description was lost: its WAV is worth keeping all the same. */
  async #describe(id: string): Promise<StoredTake | null> {
    const sampleRate = await sampleRateOf(this.#path(id, '.wav'));
    if (!v.is(sampleRateSchema, sampleRate)) return null;
    const startedAt = (await stat(this.#path(id, '.wav'))).birthtime.toISOString();
    const unknown = { microphone: '', script: null, roomToneDbfs: null };
    return { ...unknown, schema: 1, id, startedAt, sampleRate, state: 'recording' };
  }

  async #remove(id: string): Promise<void> {
    await rm(this.#path(id, '.wav'), { force: true });
    await rm(this.#path(id, '.json'), { force: true });
  }

  async #ids(extension: '.wav' | '.json'): Promise<string[]> {
    return (await readdir(this.#folder))
      .filter((name) => name.endsWith(extension))
      .map((name) => name.slice(0, -extension.length))
      .filter((name) => v.is(takeIdSchema, name));
  }

  async #onDisk<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw diskFailure(error, this.#folder);
    }
  }

  #path(id: string, extension: '.wav' | '.json'): string {
    return join(this.#folder, `${id}${extension}`);
  }
}

const tooLong: Failure = {
  code: 'bad-arguments',
  detail: `a take is at most ${MAX_TAKE_SECONDS} s`,
};

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
