import type { Sample } from '../../src-main/contract/sample.ts';
import { sampleDraft } from './sample-draft.ts';

export function sampleNamed(name: string, changes: Partial<Sample> = {}): Sample {
  return {
    ...sampleDraft,
    schema: 1,
    id: `id of ${name}`,
    name,
    createdAt: '2026-01-01T00:00:00.000Z',
    wav: { sha256: 'a'.repeat(64), bytes: 384_044, frames: 192_000 },
    clones: [],
    ...changes,
  };
}
