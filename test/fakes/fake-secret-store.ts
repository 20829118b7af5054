import type { SecretStore } from '../../src-main/accounts/secret-store.ts';

/** A keychain in memory, which can be made to be missing or locked. */
export class FakeSecretStore implements SecretStore {
  readonly entries = new Map<string, string>();
  missing = false;
  /** A locked keychain answers null for what it holds, and takes nothing. */
  locked = false;

  async get(name: string): Promise<string | null> {
    this.#assertThere();
    return this.locked ? null : (this.entries.get(name) ?? null);
  }

  async set(name: string, secret: string): Promise<void> {
    this.#assertThere();
    if (this.locked) throw new Error('Object does not exist at path "/collection/login"');
    this.entries.set(name, secret);
  }

  async remove(name: string): Promise<void> {
    this.#assertThere();
    this.entries.delete(name);
  }

  #assertThere(): void {
    if (this.missing) throw new Error('org.freedesktop.secrets was not provided');
  }
}
