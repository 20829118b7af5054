import { randomUUID } from 'node:crypto';
import type { Account } from '../accounts/account-book.ts';
import type { Clock } from '../cloud/clock.ts';
import type { CloneRequest } from '../contract/clone.ts';
import { FailureError } from '../contract/failure.ts';
import type { OutboxEntry, OutboxState } from '../contract/outbox.ts';
import type { SampleStore } from '../library/sample-store.ts';
import { backOffMilliseconds, nextState, type OutboxEvent } from './next-step.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { CloneAnswer, VoiceCloner } from './voice-cloner.ts';

export interface OutboxPorts {
  readonly store: OutboxStore;
  readonly samples: SampleStore;
  readonly clone: VoiceCloner;
  readonly account: () => Promise<Account>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Told after each state that reached the disk. */
  readonly changed: (entry: OutboxEntry) => void;
}

/**
 * Carries clone requests to the service and loses none: the intent is on disk before anything is
 * sent, and a VoiceId is on disk before anybody hears of it.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  /** Samples with a request under way: two at once would clone the voice twice. */
  readonly #busy = new Set<string>();

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** Whether an answer is awaited. */
  get isSending(): boolean {
    return this.#busy.size > 0;
  }

  /** Whether a request of that sample is under way. */
  isSendingOf(sampleId: string): boolean {
    return this.#busy.has(sampleId);
  }

  /** Settles what an earlier run of the program left unfinished. Call once, before `send`. */
  async resume(): Promise<void> {
    const { store, samples } = this.#ports;
    const [{ entries }, { items }] = await Promise.all([store.list(), samples.list()]);
    const kept = new Set(items.flatMap(({ voices }) => voices.map(({ voiceId }) => voiceId)));
    for (const entry of entries) {
      const { state } = await this.#advance(entry, { kind: 'program-restarted' });
      // The program may have ended between the two writes of a success.
      if (state.kind !== 'cloned' || kept.has(state.voiceId)) continue;
      await this.#keepClone({ ...entry, state }).catch(unlessMissing);
    }
  }

  /**
   * Sends a request and resolves with its final state.
   *
   * @throws FailureError `no-account`, `sample-missing`, `sample-changed`, `already-sending`, or a
   *   disk failure before anything was sent.
   */
  async send(request: CloneRequest): Promise<OutboxEntry> {
    if (this.#busy.has(request.sampleId)) throw new FailureError({ code: 'already-sending' });
    this.#busy.add(request.sampleId);
    try {
      return await this.#send(request);
    } finally {
      this.#busy.delete(request.sampleId);
    }
  }

  async #send(request: CloneRequest): Promise<OutboxEntry> {
    const { samples, account: currentAccount, clock } = this.#ports;
    const account = await currentAccount();
    const wav = await samples.readWav(request.sampleId);
    const sample = await samples.get(request.sampleId);
    let entry = await this.#record(newEntry(request, account, sample.wav.sha256, clock.now()));

    let clockCorrection = 0;
    while (entry.state.kind === 'waiting') {
      entry = await this.#advance(entry, { kind: 'send' });
      const answer = await this.#ports.clone(entry, wav, account, clockCorrection);
      entry = await this.#advance(entry, { kind: 'answer', outcome: answer });
      if (entry.state.kind === 'waiting') {
        clockCorrection = correctionFrom(answer, clockCorrection);
        await this.#backOff(entry.state);
      }
    }
    if (entry.state.kind === 'cloned') await this.#keepClone(entry);
    return entry;
  }

  #backOff(state: OutboxState & { kind: 'waiting' }): Promise<void> {
    const { clock, random } = this.#ports;
    return clock.wait(backOffMilliseconds(state.attempts, random()));
  }

  async #keepClone({ id: _, request, origin, state, updatedAt }: OutboxEntry): Promise<void> {
    if (state.kind !== 'cloned') return;
    const { sampleId, ...settings } = request;
    const { voiceId, requestId } = state;
    await this.#ports.samples.addClone(sampleId, {
      ...settings,
      ...origin,
      voiceId,
      requestId,
      clonedAt: updatedAt,
    });
  }

  async #advance(entry: OutboxEntry, event: OutboxEvent): Promise<OutboxEntry> {
    const state = nextState(entry.state, event);
    if (state === entry.state) return entry;
    return this.#record({ ...entry, state, updatedAt: isoTime(this.#ports.clock.now()) });
  }

  async #record(entry: OutboxEntry): Promise<OutboxEntry> {
    await this.#ports.store.write(entry);
    this.#ports.changed(entry);
    return entry;
  }
}

function newEntry(
  request: CloneRequest,
  account: Account,
  wavSha256: string,
  now: number,
): OutboxEntry {
  return {
    schema: 1,
    id: randomUUID(),
    createdAt: isoTime(now),
    updatedAt: isoTime(now),
    request,
    origin: { sdkAppId: account.sdkAppId, endpoint: account.endpoint, wavSha256 },
    state: { kind: 'waiting', attempts: 0 },
  };
}

/** The sample of an old request may be gone by now; its entry still holds the VoiceId. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof FailureError) || error.failure.code !== 'sample-missing') throw error;
}

/** Follows the service's clock after it called the signature expired. */
function correctionFrom(answer: CloneAnswer, before: number): number {
  if (answer.kind !== 'refused' || answer.refusal.apiCode !== 'AuthFailure.SignatureExpire') {
    return before;
  }
  return -(answer.refusal.clockAheadSeconds ?? 0);
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
