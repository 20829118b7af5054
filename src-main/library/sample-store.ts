import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clone } from '../contract/clone.ts';
import { FailureError } from '../contract/failure.ts';
import { type LibraryChange, sampleItem } from '../contract/library.ts';
import type { Passage } from '../contract/passage.ts';
import type { NewSample, Sample, SampleWav } from '../contract/sample.ts';
import { copyDurably, diskFailure, errorCode, flushFolder, writeDurably } from './durable-file.ts';
import { ItemStore } from './item-store.ts';
import { writeJson } from './json-file.ts';
import { sampleSchema } from './schemas.ts';
import { checkWav } from './wav-file.ts';

const DESCRIPTION = 'sample.json';
const WAV = 'sample.wav';
export const EXCERPT = 'excerpt.wav';
/** A sample grows under this prefix and is renamed when it is whole. */
const UNFINISHED = '.new-';

/** An excerpt of the recording, which the sample gets a copy of. */
export interface KeptExcerpt {
  readonly path: string;
  readonly passages: readonly Passage[];
}

/** The sound that belongs to a sample's description; the excerpt as a path or as bytes. */
interface Sound {
  readonly wav: Uint8Array;
  readonly excerpt: string | Uint8Array | null;
}

/** Samples on disk: one folder each, holding `sample.wav` and `sample.json`. */
export class SampleStore extends ItemStore<Sample> {
  /** @param changed told after each change that reached the disk */
  constructor(folder: string, changed: (change: LibraryChange) => void = () => undefined) {
    super(
      folder,
      {
        description: DESCRIPTION,
        schema: sampleSchema,
        item: sampleItem,
        missing: { code: 'sample-missing' },
      },
      changed,
    );
  }

  /**
   * Writes a new sample, reads the WAV back and compares it, and only then makes it part of the
   * library.
   *
   * @throws FailureError `wav-rejected`, `disk-mismatch`, `disk-full` or `disk-denied`; nothing
   *   half-written stays behind.
   */
  async add(made: NewSample, wav: Uint8Array, excerpt: KeptExcerpt | null = null): Promise<Sample> {
    const sample: Sample = {
      schema: 2,
      id: randomUUID(),
      createdAt: new Date().toISOString(),
      ...made,
      wav: describeWav(wav),
      excerpt: excerpt?.passages ?? [],
      clones: [],
    };
    return this.#addFolder(sample, { wav, excerpt: excerpt?.path ?? null });
  }

  /**
   * Makes a sample from elsewhere part of the library, with its voices. It keeps its id unless one
   * with that id is here already.
   *
   * @throws FailureError as `add`, and `sample-changed` when the WAV is not the described one
   */
  async adopt(sample: Sample, wav: Uint8Array, excerpt: Uint8Array | null): Promise<Sample> {
    if (describeWav(wav).sha256 !== sample.wav.sha256) {
      throw new FailureError({ code: 'sample-changed' });
    }
    const id = (await this.folders.isTaken(sample.id)) ? randomUUID() : sample.id;
    return this.#addFolder({ ...sample, id }, { wav, excerpt });
  }

  /**
   * A second sample of the same sound. Voices stay with the first: they were cloned from that one.
   *
   * @throws FailureError `sample-missing`, `sample-changed`, `disk-full` or `disk-denied`
   */
  async duplicate(id: string, name: string): Promise<Sample> {
    const wav = await this.readWav(id);
    const { schema, createdAt: _, clones: __, ...same } = await this.get(id);
    const createdAt = new Date().toISOString();
    return this.#addFolder(
      { ...same, schema, id: randomUUID(), createdAt, name, clones: [] },
      { wav, excerpt: same.excerpt.length > 0 ? this.folders.path(id, EXCERPT) : null },
    );
  }

  /**
   * The WAV's bytes, exactly as they were saved.
   *
   * @throws FailureError `sample-missing`, or `sample-changed` when another program touched it.
   */
  async readWav(id: string): Promise<Uint8Array> {
    const sample = await this.get(id);
    const path = this.pathOf(id);
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw new FailureError({ code: 'sample-missing' }, error);
      throw diskFailure(error, path);
    }
    if (sha256(bytes) !== sample.wav.sha256) throw new FailureError({ code: 'sample-changed' });
    return bytes;
  }

  /** The WAV of what was kept of the recording, or null. */
  async readExcerpt(id: string): Promise<Uint8Array | null> {
    const { excerpt } = await this.get(id);
    return excerpt.length > 0 ? readFile(this.folders.path(id, EXCERPT)) : null;
  }

  /** Adds a cloned voice to its sample. Adding the same voice again changes nothing. */
  addClone(id: string, clone: Clone): Promise<Sample> {
    return this.folders.change(async () => {
      const sample = await this.get(id);
      if (sample.clones.some((each) => each.voiceId === clone.voiceId)) return sample;
      return this.folders.write({ ...sample, clones: [...sample.clones, clone] });
    });
  }

  override pathOf(id: string): string {
    return this.folders.path(id, WAV);
  }

  async #addFolder(sample: Sample, { wav, excerpt }: Sound): Promise<Sample> {
    const { folder } = this.folders;
    const unfinished = join(folder, `${UNFINISHED}${sample.id}`);
    try {
      await mkdir(unfinished, { recursive: true });
      await writeDurably(join(unfinished, WAV), wav);
      const back = await readFile(join(unfinished, WAV));
      if (sha256(back) !== sample.wav.sha256) throw new FailureError({ code: 'disk-mismatch' });
      await keepExcerpt(excerpt, join(unfinished, EXCERPT));
      await writeJson(join(unfinished, DESCRIPTION), sample);
      await rename(unfinished, join(folder, sample.id));
      await flushFolder(folder);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw diskFailure(error, folder);
    }
    return this.folders.announce(sample);
  }
}

async function keepExcerpt(excerpt: Sound['excerpt'], path: string): Promise<void> {
  if (typeof excerpt === 'string') await copyDurably(excerpt, path);
  else if (excerpt) await writeDurably(path, excerpt);
}

/** @throws FailureError `wav-rejected` */
function describeWav(wav: Uint8Array): SampleWav {
  const check = checkWav(wav);
  if (!check.ok) throw new FailureError({ code: 'wav-rejected', problem: check.problem });
  return { sha256: sha256(wav), bytes: wav.byteLength, frames: check.frames };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
