import type { AccountBook } from '../accounts/account-book.ts';
import { GET_CALLER_IDENTITY } from '../cloud/actions.ts';
import type { CloudClient } from '../cloud/cloud-client.ts';
import { callerIdentityReply } from '../cloud/replies.ts';
import type { CallerIdentity } from '../contract/account.ts';
import { FailureError } from '../contract/failure.ts';
import type { LibraryChange } from '../contract/library.ts';
import type { BatchStore } from '../library/batch-store.ts';
import type { DraftStore } from '../library/draft-store.ts';
import type { PeakStore } from '../library/peak-store.ts';
import type { SampleStore } from '../library/sample-store.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { TakeStore } from '../takes/take-store.ts';
import type { Desktop } from './desktop.ts';
import { libraryHandlers } from './library-handlers.ts';
import type { Handlers } from './requests.ts';

/** Whether the page may use the microphone. */
export interface MicrophoneSwitch {
  /** @returns false when the system forbids it */
  allow(): Promise<boolean>;
  forbid(): void;
}

export interface Services {
  readonly samples: SampleStore;
  readonly drafts: DraftStore;
  readonly batch: BatchStore;
  readonly peaks: PeakStore;
  readonly takes: TakeStore;
  readonly outbox: Outbox;
  readonly outboxStore: OutboxStore;
  readonly accounts: AccountBook;
  readonly cloud: CloudClient;
  /** Asks where to put a file of that name and copies it there; null when cancelled. */
  readonly exportFile: (suggestedName: string, bytes: Uint8Array) => Promise<string | null>;
  /** Asks for a folder to write into; null when the person cancelled. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Puts a file into the page's file input; false when there is no such file. */
  readonly giveFile: (path: string) => Promise<boolean>;
  readonly microphone: MicrophoneSwitch;
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void;
  readonly libraryChanged: (change: LibraryChange) => void;
  readonly desktop: Desktop;
}

export function handlersFor(services: Services): Handlers {
  const { samples, drafts, peaks, takes, accounts, outbox, desktop } = services;
  return {
    ...libraryHandlers(services),
    'draft.save': ({ draft }) => drafts.save(draft),
    'draft.get': ({ draftId }) => drafts.get(draftId),
    'draft.label': ({ draftId, labels }) => drafts.label(draftId, labels),
    'draft.keepExcerpt': ({ draftId, excerpt, wav }) => drafts.keepExcerpt(draftId, excerpt, wav),
    'batch.load': () => services.batch.load(),
    'batch.save': ({ batch }) => services.batch.save(batch),
    'excerpt.read': ({ of, id }) => (of === 'draft' ? drafts : samples).readExcerpt(id),
    'recording.reopen': ({ path }) => services.giveFile(path),
    'microphone.allow': () => services.microphone.allow(),
    'microphone.forbid': () => services.microphone.forbid(),
    'take.list': () => takes.list(),
    'take.begin': (start) => takes.begin(start),
    'take.append': ({ takeId, pcm }) => takes.append(takeId, pcm),
    'take.finish': ({ takeId }) => takes.finish(takeId),
    'take.mark': ({ takeId, mark }) => takes.mark(takeId, mark),
    'take.readWav': ({ takeId }) => takes.readWav(takeId),
    'peaks.load': ({ fingerprint }) => peaks.load(fingerprint),
    'peaks.save': ({ fingerprint, bytes }) => peaks.save(fingerprint, bytes),
    'account.get': () => accounts.state(),
    'account.save': (input) => accounts.save(input),
    'account.remove': () => accounts.remove(),
    'account.check': () => checkAccount(services),
    'clone.send': (request) => outbox.send(request),
    'settings.get': () => desktop.settings(),
    'settings.save': (preferences) => desktop.saveSettings(preferences),
    'recent.add': ({ path }) => desktop.addRecent(path),
    'recent.open': ({ path }) => desktop.openRecent(path),
    'page.ready': () => desktop.pageReady(),
    'menu.show': (states) => desktop.showCommands(states),
    'progress.show': ({ fraction }) => desktop.showProgress(fraction),
    notify: ({ title, body }) => desktop.notify(title, body),
    'about.get': () => desktop.about(),
  };
}

async function checkAccount({ accounts, cloud }: Services): Promise<CallerIdentity> {
  const account = await accounts.account();
  const outcome = await cloud.call(GET_CALLER_IDENTITY, {}, callerIdentityReply, account);
  switch (outcome.kind) {
    case 'result': {
      const { AccountId, Arn, Type, RequestId } = outcome.result;
      return { accountId: AccountId, arn: Arn, type: Type, requestId: RequestId };
    }
    case 'refused':
      throw new FailureError({ code: 'cloud-refused', refusal: outcome.refusal });
    // Nothing was created by asking, so an answer that got lost only means: no connection.
    case 'unreachable':
    case 'uncertain':
      throw new FailureError({ code: 'cloud-unreachable', reason: outcome.reason });
  }
}
