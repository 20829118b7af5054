import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src-renderer/ui/parts.ts';

const root = new URL('../..', import.meta.url);

function manifest(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

const { dependencies, devDependencies } = manifest('package.json');
const installed = Object.keys({ ...(dependencies as object), ...(devDependencies as object) });

describe('the parts named in the About dialog', () => {
  it.each(PARTS.filter(({ name }) => installed.includes(name)))(
    '$name is under the licence that it states',
    ({ name, licence }) => {
      expect(manifest(`node_modules/${name}/package.json`)['license']).toBe(licence);
    },
  );

  it('are packages, but for the networks that the program brings itself', () => {
    const others = PARTS.filter(({ name }) => !installed.includes(name)).map(({ name }) => name);
    expect(others).toEqual(['DTLN', 'Silero VAD']);
  });
});
