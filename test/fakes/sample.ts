import type { Sample } from '../../src-main/contract/sample.ts';
import { newSample } from './new-sample.ts';

export function sampleNamed(name: string, changes: Partial<Sample> = {}): Sample {
  return {
    ...newSample,
    schema: 2,
    id: `id of ${name}`,
    name,
    createdAt: '2026-01-01T00:00:00.000Z',
    wav: { sha256: 'a'.repeat(64), bytes: 384_044, frames: 192_000 },
    excerpt: [],
    clones: [],
    ...changes,
  };
}
