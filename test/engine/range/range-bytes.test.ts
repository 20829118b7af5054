import { expect, it } from 'vitest';
import { compiledWat } from '../compiled-wat.ts';

const FOLDER = new URL('../../../src-renderer/engine/range/', import.meta.url);

it('the committed code is what its source compiles to', async () => {
  const madeBy = 'test/engine/range/range-bytes.test.ts';
  const compiled = await compiledWat(new URL('range.wat', FOLDER), 'RANGE_HEX', madeBy);
  await expect(compiled).toMatchFileSnapshot(new URL('range-bytes.ts', FOLDER).pathname);
});
