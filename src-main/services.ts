import { join } from 'node:path';
import { AccountBook } from './accounts/account-book.ts';
import type { SecretStore } from './accounts/secret-store.ts';
import { systemClock } from './cloud/clock.ts';
import { CloudClient } from './cloud/cloud-client.ts';
import { httpsTransport } from './cloud/https-transport.ts';
import { RateLimiter } from './cloud/rate-limiter.ts';
import { MAX_REQUESTS_PER_SECOND } from './contract/limits.ts';
import type { Services } from './ipc/handlers.ts';
import { BatchStore } from './library/batch-store.ts';
import { DraftStore } from './library/draft-store.ts';
import { PeakStore } from './library/peak-store.ts';
import { SampleStore } from './library/sample-store.ts';
import { Outbox } from './outbox/outbox.ts';
import { OutboxStore } from './outbox/outbox-store.ts';
import { cloudVoiceCloner } from './outbox/voice-cloner.ts';
import { TakeStore } from './takes/take-store.ts';

type FromTheWindow = Pick<
  Services,
  | 'chooseFolder'
  | 'desktop'
  | 'exportFile'
  | 'giveFile'
  | 'libraryChanged'
  | 'microphone'
  | 'reveal'
>;

/** Builds every service once, on one user-data folder. */
export function buildServices(
  userData: string,
  secrets: SecretStore,
  fromTheWindow: FromTheWindow,
): Services {
  const limiter = new RateLimiter(systemClock, MAX_REQUESTS_PER_SECOND);
  const cloud = new CloudClient(httpsTransport, limiter, systemClock);
  const accounts = new AccountBook(secrets, join(userData, 'account.json'));
  const samples = new SampleStore(join(userData, 'library'), fromTheWindow.libraryChanged);
  const drafts = new DraftStore(join(userData, 'drafts'), fromTheWindow.libraryChanged);
  const batch = new BatchStore(join(userData, 'batch.json'));
  const peaks = new PeakStore(join(userData, 'peaks'));
  const takes = new TakeStore(join(userData, 'takes'));
  const outboxStore = new OutboxStore(join(userData, 'outbox'));
  const outbox = new Outbox({
    store: outboxStore,
    samples,
    clone: cloudVoiceCloner(cloud),
    account: () => accounts.account(),
    clock: systemClock,
    random: Math.random,
    changed: (entry) => fromTheWindow.libraryChanged({ outbox: [entry] }),
  });
  return {
    samples,
    drafts,
    batch,
    peaks,
    takes,
    outbox,
    outboxStore,
    accounts,
    cloud,
    ...fromTheWindow,
  };
}
