/**
 * The operating system's keychain, as this product needs it.
 *
 * A missing entry is null. Every other failure throws: "no keychain" must never look like "no
 * secret".
 */
export interface SecretStore {
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}
