import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Clone } from '../contract/clone.ts';
import { FailureError } from '../contract/failure.ts';
import type { Passage } from '../contract/passage.ts';
import type { NewSample, Sample, SampleWav } from '../contract/sample.ts';
import { copyDurably, diskFailure, errorCode, flushFolder, writeDurably } from './durable-file.ts';
import { readJson, SET_ASIDE, writeJson } from './json-file.ts';
import { idSchema, sampleSchema } from './schemas.ts';
import { checkWav } from './wav-file.ts';

const DESCRIPTION = 'sample.json';
const WAV = 'sample.wav';
export const EXCERPT = 'excerpt.wav';
/** A sample grows under this prefix and is renamed when it is whole. */
const UNFINISHED = '.new-';

export interface SampleListing {
  readonly samples: readonly Sample[];
  readonly setAside: readonly string[];
}

/** An excerpt of the recording, which the sample gets a copy of. */
export interface KeptExcerpt {
  readonly path: string;
  readonly passages: readonly Passage[];
}

/** Samples on disk: one folder each, holding `sample.wav` and `sample.json`. */
export class SampleStore {
  readonly #folder: string;
  /** Changes of one description happen one after the other. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All samples, newest first. What cannot be read is set aside and named. */
  async list(): Promise<SampleListing> {
    await mkdir(this.#folder, { recursive: true });
    const names = (await readdir(this.#folder)).filter((name) => v.is(idSchema, name));
    const reads = await Promise.all(names.map((id) => this.#readDescription(id)));
    return {
      samples: reads
        .flatMap((read) => (read.kind === 'read' ? [read.value] : []))
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
      setAside: (await Promise.all(names.map((id) => this.#damaged(id)))).flat(),
    };
  }

  /** Descriptions that were set aside, now or in an earlier run: said until a person acts. */
  async #damaged(id: string): Promise<string[]> {
    const files = await readdir(join(this.#folder, id));
    return files.filter((name) => name.includes(SET_ASIDE)).map((name) => this.#path(id, name));
  }

  /**
   * Writes a new sample, reads the WAV back and compares it, and only then makes it part of the
   * library.
   *
   * @throws FailureError `wav-rejected`, `disk-mismatch`, `disk-full` or `disk-denied`; nothing
   *   half-written stays behind.
   */
  async add(made: NewSample, wav: Uint8Array, excerpt: KeptExcerpt | null = null): Promise<Sample> {
    const check = checkWav(wav);
    if (!check.ok) throw new FailureError({ code: 'wav-rejected', problem: check.problem });
    const written: SampleWav = {
      sha256: sha256(wav),
      bytes: wav.byteLength,
      frames: check.frames,
    };
    const id = randomUUID();
    const sample: Sample = {
      schema: 2,
      id,
      createdAt: new Date().toISOString(),
      ...made,
      wav: written,
      excerpt: excerpt?.passages ?? [],
      clones: [],
    };
    await this.#addFolder(sample, wav, excerpt);
    return sample;
  }

  async #addFolder(sample: Sample, wav: Uint8Array, excerpt: KeptExcerpt | null): Promise<void> {
    const unfinished = join(this.#folder, `${UNFINISHED}${sample.id}`);
    try {
      await mkdir(unfinished, { recursive: true });
      await writeDurably(join(unfinished, WAV), wav);
      const back = await readFile(join(unfinished, WAV));
      if (sha256(back) !== sample.wav.sha256) throw new FailureError({ code: 'disk-mismatch' });
      if (excerpt) await copyDurably(excerpt.path, join(unfinished, EXCERPT));
      await writeJson(join(unfinished, DESCRIPTION), sample);
      await rename(unfinished, join(this.#folder, sample.id));
      await flushFolder(this.#folder);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw diskFailure(error, this.#folder);
    }
  }

  /** @throws FailureError `sample-missing`. */
  async get(id: string): Promise<Sample> {
    const read = await this.#readDescription(id);
    if (read.kind !== 'read') throw new FailureError({ code: 'sample-missing' });
    return read.value;
  }

  /**
   * The WAV's bytes, exactly as they were saved.
   *
   * @throws FailureError `sample-missing`, or `sample-changed` when another program touched it.
   */
  async readWav(id: string): Promise<Uint8Array> {
    const sample = await this.get(id);
    let bytes: Uint8Array;
    try {
      bytes = await readFile(this.#path(id, WAV));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw new FailureError({ code: 'sample-missing' }, error);
      throw diskFailure(error, this.#path(id, WAV));
    }
    if (sha256(bytes) !== sample.wav.sha256) throw new FailureError({ code: 'sample-changed' });
    return bytes;
  }

  /** The WAV of what was kept of the recording, or null. */
  async readExcerpt(id: string): Promise<Uint8Array | null> {
    const { excerpt } = await this.get(id);
    return excerpt.length > 0 ? readFile(this.#path(id, EXCERPT)) : null;
  }

  /** Adds a cloned voice to its sample. Adding the same voice again changes nothing. */
  addClone(id: string, clone: Clone): Promise<Sample> {
    const change = this.#changes.then(async () => {
      const sample = await this.get(id);
      if (sample.clones.some((each) => each.voiceId === clone.voiceId)) return sample;
      const changed: Sample = { ...sample, clones: [...sample.clones, clone] };
      await writeJson(this.#path(id, DESCRIPTION), changed);
      return changed;
    });
    this.#changes = change.catch(() => undefined);
    return change;
  }

  #readDescription(id: string) {
    return readJson(this.#path(id, DESCRIPTION), sampleSchema);
  }

  #path(id: string, file: string): string {
    return join(this.#folder, id, file);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
