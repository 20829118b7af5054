import type { Draft } from '../../src-main/contract/draft.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import { chooseMessages } from '../messages/choose.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { AccountState } from './account.svelte.ts';
import { BatchState } from './batch.svelte.ts';
import type { BatchItem } from './batch-item.svelte.ts';
import { batchPorts } from './batch-ports.ts';
import { BatchSound } from './batch-sound.svelte.ts';
import { CloneForm } from './clone-form.svelte.ts';
import type { Dropped } from './dropped-files.ts';
import { LibraryState } from './library.svelte.ts';
import { RecordingState, type WorkerFactories } from './recording.svelte.ts';
import { ReopenedFiles } from './reopened-files.ts';
import { sayError } from './say-error.ts';

/** A dialog that is open over the window. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'account'; readonly behind: OpenDialog }
  | { readonly kind: 'clone'; readonly sample: Sample; readonly form: CloneForm };

/** What the middle of the window shows. */
export type View = 'editor' | 'record' | 'batch';

/** Where the bundled recording is served from, and under which name it is opened. */
const BUNDLED_RECORDING = '/sample/sample-recording.flac';

/** Everything the window shows. Built once; components get parts of it. */
export class AppState {
  readonly #backend: Backend;
  readonly #files: ReopenedFiles;
  readonly messages: Messages;
  readonly library: LibraryState;
  readonly account: AccountState;
  readonly recording: RecordingState;
  readonly batch: BatchState;
  readonly batchSound: BatchSound;
  #view = $state<View>('editor');
  #dialog = $state.raw<OpenDialog>({ kind: 'none' });
  #error = $state.raw<Said | null>(null);
  #freshId = $state<string | null>(null);
  #exportedTo = $state<string | null>(null);

  constructor(backend: Backend, workers: WorkerFactories, languages: readonly string[]) {
    this.#backend = backend;
    this.messages = chooseMessages(languages);
    this.library = new LibraryState(backend);
    this.account = new AccountState(backend);
    this.#files = new ReopenedFiles(backend);
    this.recording = new RecordingState(backend, this.#files, workers, (sample, draftId) =>
      this.#saved(sample, draftId),
    );
    this.batch = new BatchState(batchPorts(backend, this.#files, workers));
    this.batchSound = new BatchSound({
      wavOf: (item) => this.batch.wavOf(item),
      failed: (error) => this.#fail(error),
    });
  }

  get view(): View {
    return this.#view;
  }

  get dialog(): OpenDialog {
    return this.#dialog;
  }

  /** What went wrong outside any form, until it is dismissed. */
  get error(): Said | null {
    return this.#error;
  }

  /** Where the shown sample was exported to a moment ago. */
  get exportedTo(): string | null {
    return this.#exportedTo;
  }

  isFresh(sample: Sample): boolean {
    return sample.id === this.#freshId;
  }

  async start(): Promise<void> {
    await this.#try(async () => {
      await this.library.follow();
      await this.account.load();
      this.#backend.on('library.changed', ({ drafts }) => this.batch.follow(drafts));
      this.batch.offer(await this.#backend.invoke('batch.load'));
    });
  }

  show(view: View): void {
    this.recording.pause();
    this.batchSound.stop();
    this.#view = view;
  }

  /** A file that the main process put into the page's input: asked for here, or chosen in a menu. */
  receiveFile(file: File): void {
    if (!this.#files.receive(file)) this.openFile(file);
  }

  openFile(file: File): void {
    this.show('editor');
    this.select(null);
    void this.#try(() => this.recording.openFile(file));
  }

  /** One file is opened; several, and whatever lies in a folder, become a batch. */
  openDropped({ files, hasFolder }: Dropped): void {
    const [first] = files;
    if (!first) {
      this.#error = hasFolder ? this.messages.batch.emptyFolder : this.#error;
    } else if (files.length > 1 || hasFolder || this.#view === 'batch') {
      this.#addToBatch(files);
    } else {
      this.openFile(first);
    }
  }

  /** Opens what was made of a recording of the batch; the batch goes on meanwhile. */
  openBatchItem({ state }: BatchItem): void {
    if (state.kind === 'drafted') this.openDraft(state.draft);
    if (state.kind === 'saved') this.select(state.sample.id);
  }

  /** What could not even be taken in. */
  refuseDrop(error: unknown): void {
    this.#fail(error);
  }

  openBundled(): void {
    this.show('editor');
    this.select(null);
    void this.#try(async () => {
      const response = await fetch(BUNDLED_RECORDING);
      await this.recording.openBlob(await response.blob(), 'sample-recording.flac');
    });
  }

  /** Takes up a draft where it was left. */
  openDraft(draft: Draft): void {
    this.show('editor');
    this.select(null);
    void this.#try(() => this.recording.resumeDraft(draft));
  }

  /** Opens the recording of a sample again, with the sample's edit. */
  cutAgain(sample: Sample): void {
    this.show('editor');
    this.select(null);
    void this.#try(() => this.recording.resumeSample(sample));
  }

  select(id: string | null): void {
    if (id !== null) this.show('editor');
    this.#freshId = null;
    this.#exportedTo = null;
    this.library.select(id);
  }

  async exportSample(sample: Sample): Promise<void> {
    await this.#try(async () => {
      const path = await this.#backend.invoke('library.exportWav', { sampleId: sample.id });
      this.#exportedTo = path;
    });
  }

  readWav(sample: Sample): Promise<Uint8Array> {
    return this.#backend.invoke('library.readWav', { sampleId: sample.id });
  }

  showClone(sample: Sample): void {
    // The dialog offers the sample itself for listening.
    this.recording.pause();
    this.#dialog = { kind: 'clone', sample, form: new CloneForm(this.#backend, sample) };
  }

  /** From the clone dialog, closing the account leads back to it with everything still there. */
  showAccount(): void {
    this.account.forgetActivity();
    this.#dialog = { kind: 'account', behind: this.#dialog };
  }

  closeDialog(): void {
    this.#dialog = this.#dialog.kind === 'account' ? this.#dialog.behind : { kind: 'none' };
  }

  dismissError(): void {
    this.#error = null;
  }

  #saved(sample: Sample, draftId: string | null): void {
    if (draftId !== null) this.batch.saved(draftId, sample);
    this.library.add(sample);
    this.#freshId = sample.id;
    this.#exportedTo = null;
  }

  #addToBatch(files: readonly File[]): void {
    this.#error = null;
    this.show('batch');
    this.batch.add(
      files.map((file) => ({
        name: file.name,
        path: this.#backend.pathOf(file),
        bytes: file.size,
        file,
      })),
    );
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      this.#error = null;
      await work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#error = sayError(this.messages, error);
  }
}
