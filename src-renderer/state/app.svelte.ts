import { spokenLanguage } from '../../src-main/contract/language.ts';
import { recordingKey, type Sample } from '../../src-main/contract/sample.ts';
import type { Preferences } from '../../src-main/contract/settings.ts';
import type { Backend } from '../bridge.ts';
import type { Microphones } from '../capture/microphones.ts';
import { messagesIn } from '../messages/choose.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { AccountState } from './account.svelte.ts';
import { isArchive } from './archive-files.ts';
import { BatchDesk } from './batch-desk.ts';
import { CloneForm } from './clone-form.svelte.ts';
import { CommandsState } from './commands.svelte.ts';
import { DesktopLink } from './desktop.ts';
import { LibraryState } from './library.svelte.ts';
import { LibraryActions } from './library-actions.ts';
import { LibraryView } from './library-view.svelte.ts';
import type { OpenDialog } from './open-dialog.ts';
import { RecordState } from './record.svelte.ts';
import { RecordingState, type WorkerFactories } from './recording.svelte.ts';
import { ReopenedFiles } from './reopened-files.ts';
import { sayError } from './say-error.ts';
import { SettingsState } from './settings.svelte.ts';
import { TakeActions } from './take-actions.ts';
import { TakesState } from './takes.svelte.ts';
import { Toasts } from './toasts.svelte.ts';

/** What the middle of the window shows. */
export type View = 'editor' | 'record' | 'batch';

/** Where the bundled recording is served from, and under which name it is opened. */
const BUNDLED_RECORDING = '/sample/sample-recording.flac';

/** Everything the window shows. Built once; components get parts of it. */
export class AppState {
  readonly #backend: Backend;
  readonly #files: ReopenedFiles;
  readonly settings: SettingsState;
  readonly commands: CommandsState;
  readonly desktop: DesktopLink;
  readonly library: LibraryState;
  readonly libraryView: LibraryView;
  readonly libraryActions: LibraryActions;
  readonly toasts = new Toasts();
  readonly account: AccountState;
  readonly recording: RecordingState;
  readonly takes: TakesState;
  readonly takeActions: TakeActions;
  readonly record: RecordState;
  readonly batch: BatchDesk;
  #view = $state<View>('editor');
  #dialog = $state.raw<OpenDialog>({ kind: 'none' });
  #error = $state.raw<((messages: Messages) => Said) | null>(null);
  #freshId = $state<string | null>(null);

  constructor(
    backend: Backend,
    workers: WorkerFactories,
    microphones: Microphones,
    languages: readonly string[],
  ) {
    this.#backend = backend;
    this.settings = new SettingsState(backend, spokenLanguage(languages));
    this.commands = new CommandsState(() => this.#dialog.kind !== 'none');
    this.desktop = new DesktopLink(backend, (error) => this.#fail(error));
    this.library = new LibraryState(backend, (error) => this.#fail(error));
    this.libraryView = new LibraryView(
      () => this.library.rows,
      () => this.messages.language,
    );
    const said = {
      toasts: this.toasts,
      messages: () => this.messages,
      tell: (say: (messages: Messages) => Said) => this.tell(say),
      attempt: (work: () => Promise<void>) => this.#try(work),
    };
    this.account = new AccountState(backend);
    this.takes = new TakesState(backend);
    const { takes } = this;
    this.takeActions = new TakeActions({ ...said, takes, showTakes: () => this.show('record') });
    this.#files = new ReopenedFiles(backend);
    this.recording = new RecordingState({
      backend,
      files: this.#files,
      workers,
      saved: (sample, draftId) => this.#saved(sample, draftId),
      edited: () => this.#edited(),
      opened: (path) => this.desktop.addRecent(path),
      scriptOf: (path) => this.takes.scriptOf(path),
    });
    const { library, recording: editor } = this;
    this.libraryActions = new LibraryActions({ ...said, backend, library, editor });
    this.record = new RecordState(
      { backend, microphones, takes, cutShort: (take) => this.takeActions.tellKept(take) },
      this.messages.language === 'en' ? 'en' : 'zh',
    );
    this.batch = new BatchDesk({
      backend,
      files: this.#files,
      workers,
      failed: (error) => this.#fail(error),
      finished: (drafted, failed) => {
        const { title, finished } = this.messages.batch;
        this.desktop.notify(title, finished(drafted, failed));
      },
    });
  }

  get messages(): Messages {
    return messagesIn(this.settings.language);
  }

  get view(): View {
    return this.#view;
  }

  get dialog(): OpenDialog {
    return this.#dialog;
  }

  /** What went wrong outside any form, until it is dismissed. */
  get error(): Said | null {
    return this.#error?.(this.messages) ?? null;
  }

  isFresh(sample: Sample): boolean {
    return sample.id === this.#freshId;
  }

  /** What must be known before anything is shown: in which language. */
  async prepare(): Promise<void> {
    await this.#try(() => this.settings.follow());
  }

  async start(): Promise<void> {
    this.#backend.on('file.missing', ({ name }) => {
      this.#error = ({ shell }) => shell.recent.missing(name);
    });
    await this.#try(async () => {
      await this.#backend.invoke('page.ready');
      await this.library.follow();
      await this.account.load();
      await this.takes.load();
    });
    // Whatever else cannot be read: a batch has to follow the library and keep its list.
    await this.#try(() => this.batch.start());
  }

  /** How far work is that keeps a person waiting, 0 to 1; null when there is none. */
  get work(): number | null {
    const recording = this.recording.current;
    return recording?.saving.phase.kind === 'saving'
      ? recording.assessment.progress
      : this.batch.state.work;
  }

  change(changes: Partial<Preferences>): void {
    void this.#try(() => this.settings.change(changes));
  }

  show(view: View): void {
    this.recording.pause();
    this.batch.sound.stop();
    this.#view = view;
  }

  /** A file that the main process put into the page's input: asked for here, or chosen in a menu. */
  receiveFile(file: File): void {
    if (!this.#files.receive(file)) this.openFile(file);
  }

  /** Opens a recording, or takes in a sample that was exported: its content says which it is. */
  openFile(file: File): void {
    void this.#try(async () => {
      if (await isArchive(file)) return this.libraryActions.importArchives([file]);
      this.show('editor');
      this.select(null);
      await this.recording.openFile(file);
    });
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
  openDraft(id: string): void {
    this.show('editor');
    this.select(id);
    void this.#try(async () => {
      const draft = await this.#backend.invoke('draft.get', { draftId: id });
      await this.recording.resumeDraft(draft);
    });
  }

  /** Goes on with the open recording when the sample is from it; else opens it, with the sample's edit. */
  cutAgain(sample: Sample): void {
    this.show('editor');
    this.select(null);
    const open = this.recording.current?.source;
    if (open && recordingKey(open) === recordingKey(sample.source)) return;
    void this.#try(() => this.recording.resumeSample(sample));
  }

  /** Shows two cuts of one recording side by side. */
  async compare(sample: Sample, otherId: string): Promise<void> {
    this.recording.pause();
    await this.#try(async () => {
      const other = await this.#backend.invoke('library.get', { sampleId: otherId });
      this.#dialog = { kind: 'compare', samples: [sample, other] };
    });
  }

  select(id: string | null): void {
    if (id !== null) this.show('editor');
    this.#freshId = null;
    this.library.select(id);
  }

  readWav(sample: Sample): Promise<Uint8Array> {
    return this.#backend.invoke('library.readWav', { sampleId: sample.id });
  }

  showClone(sample: Sample): void {
    // The dialog offers the sample itself for listening.
    this.recording.pause();
    this.#dialog = {
      kind: 'clone',
      sample,
      form: new CloneForm(this.#backend, sample, () => this.#notifyCloned(sample)),
    };
  }

  /** From the clone dialog, closing the account leads back to it with everything still there. */
  showAccount(): void {
    this.account.forgetActivity();
    this.#dialog = { kind: 'account', behind: this.#dialog };
  }

  showSettings(): void {
    this.#dialog = { kind: 'settings' };
  }

  showShortcuts(): void {
    this.#dialog = { kind: 'shortcuts' };
  }

  async showAbout(): Promise<void> {
    await this.#try(async () => {
      this.#dialog = { kind: 'about', about: await this.#backend.invoke('about.get') };
    });
  }

  closeDialog(): void {
    this.#dialog = this.#dialog.kind === 'account' ? this.#dialog.behind : { kind: 'none' };
  }

  /** Says something that concerns the whole window, until it is dismissed. */
  tell(say: (messages: Messages) => Said): void {
    this.#error = say;
  }

  dismissError(): void {
    this.#error = null;
  }

  #saved(sample: Sample, draftId: string | null): void {
    if (draftId !== null) this.batch.state.saved(draftId, sample);
    this.library.add(sample);
    this.#freshId = sample.id;
  }

  /** What is edited is judged and can be saved: it takes the place of a sample that was looked at. */
  #edited(): void {
    if (this.library.selected !== null) this.select(null);
  }

  /** Cloning takes long enough for a person to look elsewhere. */
  #notifyCloned(sample: Sample): void {
    const { title, body } = this.messages.shell.cloned;
    this.desktop.notify(title, body(sample.name));
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
    this.tell((messages) => sayError(messages, error));
  }
}
