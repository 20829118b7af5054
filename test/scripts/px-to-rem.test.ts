import { describe, expect, it } from 'vitest';
import { pxToRem } from '../../scripts/px-to-rem.mjs';

describe('pxToRem', () => {
  it.each([
    ['16px', '1rem'],
    ['6px 14px', '0.375rem 0.875rem'],
    ['calc(100vh - 32px)', 'calc(100vh - 2rem)'],
    ['-8px', '-0.5rem'],
    ['1px solid var(--line)', '1px solid var(--line)'],
    ['0 1px 2px rgb(20 22 40 / 6%)', '0 1px 2px rgb(20 22 40 / 6%)'],
    ['url(icon-16px.png)', 'url(icon-16px.png)'],
    ['1.5em', '1.5em'],
  ])('builds %j as %j', (written, built) => {
    const declaration = { value: written };
    pxToRem().Declaration(declaration);
    expect(declaration.value).toBe(built);
  });
});
