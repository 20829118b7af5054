import { type ArchiveProblem, FailureError } from '../../src-main/contract/failure.ts';
import type { ItemRef, LibraryItem } from '../../src-main/contract/library.ts';
import { MAX_ARCHIVE_BYTES } from '../../src-main/contract/limits.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { beginsAsZip } from './archive-files.ts';
import type { LibraryState } from './library.svelte.ts';
import { sayError } from './say-error.ts';
import type { Toasts } from './toasts.svelte.ts';

export interface LibraryActionPorts {
  readonly backend: Backend;
  readonly library: LibraryState;
  readonly toasts: Toasts;
  readonly messages: () => Messages;
  /** The editor, which may have a draft open, is told what becomes of it. */
  readonly editor: {
    /** Before it gets another name: the editor keeps it with that. */
    readonly draftRenamed: (draftId: string, name: string) => void;
    /** Before it is deleted: the editor writes nothing more into it. */
    readonly draftRemoved: (draftId: string) => Promise<void>;
    readonly draftRestored: (draftId: string) => void;
  };
  /** Shows what went wrong. */
  readonly tell: (say: (messages: Messages) => Said) => void;
  /** Runs something and shows what goes wrong. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
}

/** What a person can do with items of the library. */
export class LibraryActions {
  readonly #ports: LibraryActionPorts;

  constructor(ports: LibraryActionPorts) {
    this.#ports = ports;
  }

  rename({ kind, id, name: before }: LibraryItem, typed: string): Promise<void> {
    const { attempt, backend, editor } = this.#ports;
    const labels = { name: typed.trim() };
    return attempt(async () => {
      if (labels.name === '' || labels.name === before) return;
      if (kind === 'sample') await backend.invoke('library.label', { sampleId: id, labels });
      else {
        editor.draftRenamed(id, labels.name);
        await backend.invoke('draft.label', { draftId: id, labels });
      }
    });
  }

  duplicate({ id: sampleId, name }: LibraryItem): Promise<void> {
    const { attempt, backend, library, messages } = this.#ports;
    return attempt(async () => {
      const copy = { sampleId, name: messages().library.copyOf(name) };
      library.add(await backend.invoke('library.duplicate', copy));
    });
  }

  /** Moves items to the trash and offers to take that back. */
  remove(items: readonly LibraryItem[]): Promise<void> {
    const { attempt, backend, editor } = this.#ports;
    return attempt(async () => {
      const removed: LibraryItem[] = [];
      try {
        for (const item of items) {
          if (item.kind === 'draft') await editor.draftRemoved(item.id);
          await backend.invoke('library.remove', refOf(item));
          removed.push(item);
        }
      } finally {
        this.#offerUndo(removed);
      }
    });
  }

  reveal(item: LibraryItem): Promise<void> {
    const { attempt, backend } = this.#ports;
    return attempt(() => backend.invoke('library.reveal', refOf(item)));
  }

  exportArchive(sampleId: string): Promise<void> {
    return this.#export(() => this.#ports.backend.invoke('library.exportArchive', { sampleId }));
  }

  /** Exports each into a file of its own, all in one folder. */
  exportArchives(sampleIds: readonly string[]): Promise<void> {
    return this.#export(() => this.#ports.backend.invoke('library.exportArchives', { sampleIds }));
  }

  exportWav(sampleId: string): Promise<void> {
    return this.#export(() => this.#ports.backend.invoke('library.exportWav', { sampleId }));
  }

  /** Takes in samples that were exported. One that cannot be read does not keep the others out. */
  importArchives(files: readonly File[]): Promise<void> {
    const { attempt, tell } = this.#ports;
    return attempt(async () => {
      const samples: Sample[] = [];
      const refused: { readonly name: string; readonly error: unknown }[] = [];
      for (const file of files) {
        try {
          samples.push(await this.#import(file));
        } catch (error) {
          refused.push({ name: file.name, error });
        }
      }
      this.#showImported(samples);
      if (refused.length > 0) tell((messages) => sayRefused(messages, refused));
    });
  }

  async #import(file: File): Promise<Sample> {
    if (file.size > MAX_ARCHIVE_BYTES) throw rejected('too-large');
    const archive = await file.arrayBuffer();
    if (!beginsAsZip(archive)) throw rejected('damaged');
    return this.#ports.backend.invoke('library.importArchive', {
      archive: new Uint8Array(archive),
    });
  }

  #showImported(samples: readonly Sample[]): void {
    const { library, toasts, messages } = this.#ports;
    const [first] = samples;
    if (!first) return;
    for (const sample of samples) library.add(sample);
    const { imported, importedSeveral } = messages().library;
    toasts.show({
      text: samples.length === 1 ? imported(first.name) : importedSeveral(samples.length),
    });
  }

  /** @param write where it was written to, or null when the person cancelled */
  #export(write: () => Promise<string | null>): Promise<void> {
    const { attempt, toasts, messages } = this.#ports;
    return attempt(async () => {
      const path = await write();
      if (path !== null) toasts.show({ text: messages().library.exported(path) });
    });
  }

  #offerUndo(removed: readonly LibraryItem[]): void {
    const { toasts, messages } = this.#ports;
    const [first] = removed;
    if (!first) return;
    const { library } = messages();
    toasts.show({
      text:
        removed.length === 1 ? library.removed(first.name) : library.removedSeveral(removed.length),
      action: { label: library.undo, run: () => void this.#restore(removed.map(refOf)) },
    });
  }

  /** Shows what came back where it is a single one. */
  #restore(refs: readonly ItemRef[]): Promise<void> {
    const { attempt, backend, editor, library } = this.#ports;
    return attempt(async () => {
      for (const ref of refs) {
        await backend.invoke('library.restore', ref);
        if (ref.of === 'draft') editor.draftRestored(ref.id);
      }
      const [first, ...others] = refs;
      if (first && others.length === 0) library.select(first.id);
    });
  }
}

function refOf({ kind, id }: LibraryItem): ItemRef {
  return { of: kind, id };
}

function rejected(problem: ArchiveProblem): FailureError {
  return new FailureError({ code: 'archive-rejected', problem });
}

function sayRefused(
  messages: Messages,
  refused: readonly { readonly name: string; readonly error: unknown }[],
): Said {
  const said = refused.map(({ name, error }) => ({ name, ...sayError(messages, error) }));
  return {
    what: said.map(({ name, what }) => `${name}: ${what}`).join(' '),
    next: said[0]?.next ?? '',
  };
}
