import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src-renderer/workers/fingerprint.ts';

const bytes = Uint8Array.from({ length: 500_000 }, (_, i) => (i * 7919) % 251);
const fileOf = (content: Uint8Array<ArrayBuffer>, lastModified = 5) =>
  new File([content], 'a', { lastModified });

function changedAt(index: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  changed[index] = 255;
  return changed;
}

describe('fingerprintOf', () => {
  it('is the same for the same file, whatever its name', async () => {
    const fingerprint = await fingerprintOf(fileOf(bytes));
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprintOf(new File([bytes], 'b', { lastModified: 5 }))).toBe(fingerprint);
  });

  it('changes with head, middle, tail, length and date', async () => {
    const others = [
      fileOf(changedAt(0)),
      fileOf(changedAt(250_000)),
      fileOf(changedAt(499_999)),
      fileOf(bytes.slice(0, -1)),
      fileOf(bytes, 6),
      new Blob([bytes]),
      new Blob([]),
    ];
    const all = await Promise.all([fileOf(bytes), ...others].map(fingerprintOf));
    expect(new Set(all).size).toBe(8);
  });
});
