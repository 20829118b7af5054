import { expect, it } from 'vitest';
import { compiledWat } from '../compiled-wat.ts';

const FOLDER = new URL('../../../src-renderer/engine/kernel/', import.meta.url);

it('the committed kernel is what its source compiles to', async () => {
  const madeBy = 'test/engine/kernel/kernel-bytes.test.ts';
  const compiled = await compiledWat(new URL('kernel.wat', FOLDER), 'KERNEL_HEX', madeBy);
  await expect(compiled).toMatchFileSnapshot(new URL('kernel-bytes.ts', FOLDER).pathname);
});
