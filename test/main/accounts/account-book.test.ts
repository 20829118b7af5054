import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AccountBook } from '../../../src-main/accounts/account-book.ts';
import type { AccountInput } from '../../../src-main/contract/account.ts';
import { FakeSecretStore } from '../../fakes/fake-secret-store.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

const input: AccountInput = {
  secretId: 'AKIDabcdefgh1234',
  secretKey: 'verysecret-key-5678',
  sdkAppId: 1400000000,
  endpoint: { site: 'mainland' },
};

function setUp() {
  const folder = temporaryFolder();
  const secrets = new FakeSecretStore();
  const open = () => new AccountBook(secrets, join(folder, 'account.json'));
  return { folder, secrets, open, book: open() };
}

async function filesIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

describe('AccountBook', () => {
  it('has no account at first', async () => {
    const { book } = setUp();
    expect(await book.state()).toEqual({ account: null, keychain: { available: true } });
    await expect(book.account()).rejects.toMatchObject({ failure: { code: 'no-account' } });
  });

  it('keeps key and secret in the keychain only, and signs with them in the next run', async () => {
    const { folder, book, open } = setUp();
    expect((await book.save(input)).account).toEqual({
      secretIdEnding: '1234',
      sdkAppId: 1400000000,
      endpoint: { site: 'mainland' },
      keptIn: 'keychain',
    });
    expect(await open().account()).toEqual(input);
    const written = await filesIn(folder);
    expect(written).not.toContain('AKIDabcdefgh');
    expect(written).not.toContain('verysecret');
  });

  it('trims what was pasted with blanks around it', async () => {
    const { book } = setUp();
    await book.save({
      ...input,
      secretId: ' AKIDabcdefgh1234\n',
      secretKey: '\tverysecret-key-5678 ',
    });
    expect(await book.account()).toEqual(input);
  });

  it.each(['missing', 'locked'] as const)(
    'keeps the account for the session only, and writes nothing, when the keychain is %s',
    async (fault) => {
      const { folder, secrets, book, open } = setUp();
      secrets[fault] = true;
      const state = await book.save(input);
      expect(state.account?.keptIn).toBe('session');
      expect(state.keychain.available).toBe(fault !== 'missing');
      expect(await book.account()).toEqual(input);
      expect(await readdir(folder)).toEqual([]);
      expect((await open().state()).account).toBeNull();
    },
  );

  it('forgets key and settings when told to', async () => {
    const { folder, secrets, book } = setUp();
    await book.save(input);
    expect((await book.remove()).account).toBeNull();
    expect(secrets.entries.size).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses what no keychain can hold', async () => {
    const { book } = setUp();
    await expect(book.save({ ...input, secretKey: 'x'.repeat(2_500) })).rejects.toMatchObject({
      failure: { code: 'secret-too-long' },
    });
  });

  it('takes an entry that another program damaged for none', async () => {
    const { secrets, book } = setUp();
    await book.save(input);
    for (const name of secrets.entries.keys()) secrets.entries.set(name, '{"half":');
    expect((await book.state()).account).toBeNull();
  });
});
