import type { AccountBook } from '../accounts/account-book.ts';
import { GET_CALLER_IDENTITY } from '../cloud/actions.ts';
import type { CloudClient } from '../cloud/cloud-client.ts';
import { callerIdentityReply } from '../cloud/replies.ts';
import type { CallerIdentity } from '../contract/account.ts';
import { FailureError } from '../contract/failure.ts';
import type { Library } from '../contract/sample.ts';
import type { BatchStore } from '../library/batch-store.ts';
import type { DraftStore } from '../library/draft-store.ts';
import type { PeakStore } from '../library/peak-store.ts';
import type { SampleStore } from '../library/sample-store.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Handlers } from './requests.ts';

export interface Services {
  readonly samples: SampleStore;
  readonly drafts: DraftStore;
  readonly batch: BatchStore;
  readonly peaks: PeakStore;
  readonly outbox: Outbox;
  readonly outboxStore: OutboxStore;
  readonly accounts: AccountBook;
  readonly cloud: CloudClient;
  /** Asks where to put a file of that name and copies it there; null when cancelled. */
  readonly exportFile: (suggestedName: string, bytes: Uint8Array) => Promise<string | null>;
  /** Puts a file into the page's file input; false when there is no such file. */
  readonly giveFile: (path: string) => Promise<boolean>;
  readonly libraryChanged: () => void;
}

export function handlersFor(services: Services): Handlers {
  const { samples, drafts, peaks, accounts, outbox } = services;
  return {
    'library.list': () => readLibrary(services),
    'library.save': async ({ sample, wav, draftId }) => {
      const excerpt = draftId === null ? null : await drafts.excerptOf(draftId);
      const saved = await samples.add(sample, wav, excerpt);
      if (draftId !== null) await drafts.remove(draftId);
      services.libraryChanged();
      return saved;
    },
    'draft.save': async ({ draft }) => {
      const saved = await drafts.save(draft);
      services.libraryChanged();
      return saved;
    },
    'draft.get': ({ draftId }) => drafts.get(draftId),
    'draft.keepExcerpt': ({ draftId, excerpt, wav }) => drafts.keepExcerpt(draftId, excerpt, wav),
    'batch.load': () => services.batch.load(),
    'batch.save': ({ batch }) => services.batch.save(batch),
    'excerpt.read': ({ of, id }) => (of === 'draft' ? drafts : samples).readExcerpt(id),
    'recording.reopen': ({ path }) => services.giveFile(path),
    'library.readWav': ({ sampleId }) => samples.readWav(sampleId),
    'library.exportWav': async ({ sampleId }) => {
      const bytes = await samples.readWav(sampleId);
      const { name } = await samples.get(sampleId);
      return services.exportFile(`${name}.wav`, bytes);
    },
    'peaks.load': ({ fingerprint }) => peaks.load(fingerprint),
    'peaks.save': ({ fingerprint, bytes }) => peaks.save(fingerprint, bytes),
    'account.get': () => accounts.state(),
    'account.save': (input) => accounts.save(input),
    'account.remove': () => accounts.remove(),
    'account.check': () => checkAccount(services),
    'clone.send': (request) => outbox.send(request),
  };
}

export async function readLibrary({ samples, drafts, outboxStore }: Services): Promise<Library> {
  const [listing, kept, outbox] = await Promise.all([
    samples.list(),
    drafts.list(),
    outboxStore.list(),
  ]);
  return {
    samples: listing.samples,
    outbox: outbox.entries,
    drafts: kept.drafts,
    setAside: [...listing.setAside, ...kept.setAside, ...outbox.setAside],
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
