import { expect, it } from 'vitest';
import { compiledWat } from '../compiled-wat.ts';

const FOLDER = new URL('../../../src-renderer/engine/filters/', import.meta.url);

it('the committed transform is what its source compiles to', async () => {
  const madeBy = 'test/engine/filters/fft-bytes.test.ts';
  const compiled = await compiledWat(new URL('fft.wat', FOLDER), 'FFT_HEX', madeBy);
  await expect(compiled).toMatchFileSnapshot(new URL('fft-bytes.ts', FOLDER).pathname);
});
