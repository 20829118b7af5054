import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import type {
  AccountInput,
  AccountState,
  AccountView,
  Endpoint,
  Keychain,
} from '../contract/account.ts';
import { FailureError } from '../contract/failure.ts';
import { MAX_SECRET_BYTES } from '../contract/limits.ts';
import { readJson, writeJson } from '../library/json-file.ts';
import { endpointSchema } from '../library/schemas.ts';
import type { SecretStore } from './secret-store.ts';

/** Everything a request is signed with. It stays inside the main process. */
export interface Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sdkAppId: number;
  readonly endpoint: Endpoint;
}

const ENTRY = 'account';

const secretSchema = v.object({ secretId: v.string(), secretKey: v.string() });
const settingsSchema = v.object({
  schema: v.literal(1),
  sdkAppId: v.number(),
  endpoint: endpointSchema,
});

/**
 * The one account. Key and secret live in the keychain, the settings in a file; where there is no
 * keychain both live in memory until the program ends, and nowhere else.
 */
export class AccountBook {
  readonly #secrets: SecretStore;
  readonly #settingsPath: string;
  #session: Account | null = null;

  constructor(secrets: SecretStore, settingsPath: string) {
    this.#secrets = secrets;
    this.#settingsPath = settingsPath;
  }

  async state(): Promise<AccountState> {
    const keychain = await this.#keychain();
    if (this.#session) return { account: viewOf(this.#session, 'session'), keychain };
    const account = keychain.available ? await this.#stored() : null;
    return { account: account && viewOf(account, 'keychain'), keychain };
  }

  /** The account to sign with. @throws FailureError `no-account`. */
  async account(): Promise<Account> {
    const account = this.#session ?? (await this.#stored().catch(() => null));
    if (!account) throw new FailureError({ code: 'no-account' });
    return account;
  }

  /** @throws FailureError `secret-too-long`, `disk-full`, `disk-denied`. */
  async save(input: AccountInput): Promise<AccountState> {
    const account: Account = {
      ...input,
      secretId: input.secretId.trim(),
      secretKey: input.secretKey.trim(),
    };
    const secret = JSON.stringify({ secretId: account.secretId, secretKey: account.secretKey });
    if (Buffer.byteLength(secret) > MAX_SECRET_BYTES) {
      throw new FailureError({ code: 'secret-too-long' });
    }
    if (await this.#keep(secret)) {
      const { sdkAppId, endpoint } = account;
      await writeJson(this.#settingsPath, { schema: 1, sdkAppId, endpoint });
      this.#session = null;
    } else {
      this.#session = account;
    }
    return this.state();
  }

  async remove(): Promise<AccountState> {
    this.#session = null;
    if ((await this.#keychain()).available) await this.#secrets.remove(ENTRY);
    await rm(this.#settingsPath, { force: true });
    return this.state();
  }

  /** Whether the keychain took the secret and gives it back; a locked one only pretends. */
  async #keep(secret: string): Promise<boolean> {
    try {
      await this.#secrets.set(ENTRY, secret);
      return (await this.#secrets.get(ENTRY)) === secret;
    } catch {
      return false;
    }
  }

  async #keychain(): Promise<Keychain> {
    try {
      await this.#secrets.get(ENTRY);
      return { available: true };
    } catch (error) {
      return { available: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #stored(): Promise<Account | null> {
    const settings = await readJson(this.#settingsPath, settingsSchema);
    const secret = await this.#secrets.get(ENTRY);
    if (settings.kind !== 'read' || secret === null) return null;
    // An entry that another program damaged is as good as none: the person types it again.
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), secretSchema), secret);
    if (!parsed.success) return null;
    const { sdkAppId, endpoint } = settings.value;
    return { ...parsed.output, sdkAppId, endpoint };
  }
}

function viewOf(account: Account, keptIn: AccountView['keptIn']): AccountView {
  const { secretId, sdkAppId, endpoint } = account;
  return { secretIdEnding: secretId.slice(-4), sdkAppId, endpoint, keptIn };
}
