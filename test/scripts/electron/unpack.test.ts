import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { describe, expect, it } from 'vitest';
import { extractTarMember, unzip } from '../../../scripts/electron/unpack.mjs';
import { tempFolder } from '../temp-folder.ts';
import { makeZip, type ZipFile } from './make-zip.ts';

function zipOf(...files: ZipFile[]) {
  const folder = tempFolder();
  const zip = join(folder, 'some.zip');
  writeFileSync(zip, makeZip(files));
  return { zip, outer: folder, inner: join(folder, 'a', 'b') };
}

const asNamed = (name: string) => name;

describe('unzip', () => {
  it('puts each file where it is told to, and leaves out the rest', async () => {
    const { zip, inner } = zipOf(
      { name: 'in/one.txt', text: 'one' },
      { name: 'in/deep/run', text: 'two', mode: 0o100755 },
      { name: 'other.txt', text: 'three' },
    );
    await unzip(zip, inner, (name) => (name.startsWith('in/') ? name.slice(3) : null));
    expect(readdirSync(inner, { recursive: true }).sort()).toEqual(['deep', 'deep/run', 'one.txt']);
    expect(readFileSync(join(inner, 'one.txt'), 'utf8')).toBe('one');
    expect(statSync(join(inner, 'one.txt')).mode & 0o777).toBe(0o644);
    expect(statSync(join(inner, 'deep/run')).mode & 0o777).toBe(0o755);
  });

  it.each(['../evil', 'in/../../evil', '..\\evil', 'C:/evil', '/tmp/clonebooth-evil'])(
    'refuses a file named %s',
    async (name) => {
      const { zip, inner, outer } = zipOf({ name, text: 'evil' });
      await expect(unzip(zip, inner, asNamed)).rejects.toThrow(/path/);
      expect(readdirSync(outer, { recursive: true })).toEqual(['some.zip']);
      expect(existsSync('/tmp/clonebooth-evil')).toBe(false);
    },
  );

  it('refuses a symbolic link', async () => {
    const { zip, inner } = zipOf({ name: 'link', text: '/etc', mode: 0o120777 });
    await expect(unzip(zip, inner, asNamed)).rejects.toThrow('symbolic link');
    expect(existsSync(join(inner, 'link'))).toBe(false);
  });
});

describe('extractTarMember', () => {
  async function tgzOf(...members: string[]) {
    const outer = tempFolder();
    const source = join(outer, 'source');
    const inner = join(outer, 'inner');
    for (const folder of [join(source, 'package'), inner]) mkdirSync(folder, { recursive: true });
    for (const name of ['package/wanted', 'package/other', '../evil']) {
      writeFileSync(join(source, name), name);
    }
    const tgz = join(outer, 'some.tgz');
    await create({ file: tgz, cwd: source, gzip: true, preservePaths: true }, members);
    return { tgz, inner };
  }

  it('writes the wanted file and no other', async () => {
    const { tgz, inner } = await tgzOf('../evil', 'package/other', 'package/wanted');
    const file = await extractTarMember(tgz, 'package/wanted', inner);
    expect(readFileSync(file, 'utf8')).toBe('package/wanted');
    expect(readdirSync(inner, { recursive: true }).sort()).toEqual(['package', 'package/wanted']);
  });

  it('fails when the wanted file is not there', async () => {
    const { tgz, inner } = await tgzOf('package/other');
    await expect(extractTarMember(tgz, 'package/wanted', inner)).rejects.toThrow('is not in');
  });

  it('refuses a path that leads out of the folder', async () => {
    const { tgz, inner } = await tgzOf('../evil');
    await expect(extractTarMember(tgz, '../evil', join(inner, 'x'))).rejects.toThrow();
    expect(existsSync(join(inner, 'evil'))).toBe(false);
  });
});
