import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import loadWabt from 'wabt';

const FOLDER = new URL('../../../src-renderer/engine/kernel/', import.meta.url);

/** What kernel.wat compiles to, as the module that the page loads. */
async function compiledKernel(): Promise<string> {
  const wabt = await loadWabt();
  const source = readFileSync(new URL('kernel.wat', FOLDER), 'utf8');
  const module = wabt.parseWat('kernel.wat', source, { simd: true });
  module.validate();
  const hex = Buffer.from(module.toBinary({}).buffer).toString('hex');
  const lines = hex.match(/.{1,92}/g)?.map((line) => `  '${line}'`) ?? [];
  return [
    '/** kernel.wat, compiled. Made by test/engine/kernel/kernel-bytes.test.ts, run with --update. */',
    'export const KERNEL_HEX = [',
    `${lines.join(',\n')},`,
    "].join('');",
    '',
  ].join('\n');
}

it('the committed kernel is what its source compiles to', async () => {
  const bytes = new URL('kernel-bytes.ts', FOLDER).pathname;
  await expect(await compiledKernel()).toMatchFileSnapshot(bytes);
});
