import type { AccountState as Account, AccountInput } from '../../src-main/contract/account.ts';
import { type Failure, failureOf } from '../../src-main/contract/failure.ts';
import type { Backend } from '../bridge.ts';

export type AccountActivity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'checked'; readonly accountId: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The account as far as the page may know it, and what is being done with it. */
export class AccountState {
  readonly #backend: Backend;
  #account = $state.raw<Account>({ account: null, keychain: { available: true } });
  #activity = $state.raw<AccountActivity>({ kind: 'idle' });

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get account(): Account['account'] {
    return this.#account.account;
  }

  get keychain(): Account['keychain'] {
    return this.#account.keychain;
  }

  get activity(): AccountActivity {
    return this.#activity;
  }

  forgetActivity(): void {
    this.#activity = { kind: 'idle' };
  }

  load(): Promise<boolean> {
    return this.#do(async () => {
      this.#account = await this.#backend.invoke('account.get');
      return { kind: 'idle' };
    });
  }

  save(input: AccountInput): Promise<boolean> {
    return this.#do(async () => {
      this.#account = await this.#backend.invoke('account.save', input);
      return { kind: 'saved' };
    });
  }

  remove(): Promise<boolean> {
    return this.#do(async () => {
      this.#account = await this.#backend.invoke('account.remove');
      return { kind: 'idle' };
    });
  }

  check(): Promise<boolean> {
    return this.#do(async () => {
      const { accountId } = await this.#backend.invoke('account.check');
      return { kind: 'checked', accountId };
    });
  }

  /** True when it worked; a failure is kept as the activity. */
  async #do(work: () => Promise<AccountActivity>): Promise<boolean> {
    this.#activity = { kind: 'working' };
    try {
      this.#activity = await work();
      return true;
    } catch (error) {
      this.#activity = { kind: 'failed', failure: failureOf(error) };
      return false;
    }
  }
}
