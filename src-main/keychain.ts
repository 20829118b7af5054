import type { SecretStore } from './accounts/secret-store.ts';

const SERVICE = 'Clonebooth';

/**
 * The operating system's keychain through keytar.
 *
 * keytar is loaded on first use and not at the top: without libsecret the import itself throws, and
 * that must disable the keychain, not the program.
 */
export const keychain: SecretStore = {
  async get(name) {
    const { getPassword } = await loadKeytar();
    return getPassword(SERVICE, name);
  },
  async set(name, secret) {
    const { setPassword } = await loadKeytar();
    await setPassword(SERVICE, name, secret);
  },
  async remove(name) {
    const { deletePassword } = await loadKeytar();
    await deletePassword(SERVICE, name);
  },
};

/** keytar is CommonJS: its functions are on the default export. */
async function loadKeytar(): Promise<typeof import('keytar')> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
