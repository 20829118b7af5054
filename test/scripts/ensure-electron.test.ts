import { describe, expect, it, vi } from 'vitest';
import { chooseRuntime } from '../../scripts/ensure-electron.mjs';

const NAMES = ['override', 'installed', 'cachedFallback', 'install', 'prepareFallback'] as const;
type Name = (typeof NAMES)[number];

/** Sources of which only the named ones have a runtime; `asked` tells who was asked, in order. */
function sourcesWith(...available: Name[]) {
  const asked: Name[] = [];
  const source = (name: Name) => () => {
    asked.push(name);
    return available.includes(name) ? { dist: name, version: '1.0.0' } : null;
  };
  const sources = {
    override: source('override'),
    installed: source('installed'),
    cachedFallback: source('cachedFallback'),
    install: source('install'),
    prepareFallback: async () => source('prepareFallback')(),
  };
  return { sources, asked };
}

describe('the choice of an Electron runtime', () => {
  it.each([
    { available: [...NAMES], chosen: 'override' },
    { available: NAMES.slice(1), chosen: 'installed' },
    { available: NAMES.slice(2), chosen: 'cachedFallback' },
    { available: NAMES.slice(3), chosen: 'install' },
    { available: NAMES.slice(4), chosen: 'prepareFallback' },
  ])('takes $chosen out of $available', async ({ available, chosen }) => {
    const { sources } = sourcesWith(...available);
    expect(await chooseRuntime(sources)).toEqual({ dist: chosen, version: '1.0.0' });
  });

  it('asks for no download while a cached fallback is there', async () => {
    const { sources, asked } = sourcesWith('cachedFallback');
    await chooseRuntime(sources);
    expect(asked).toEqual(['override', 'installed', 'cachedFallback']);
  });

  it('tries the release again before the cached fallback when told to', async () => {
    const { sources, asked } = sourcesWith('cachedFallback', 'install');
    expect((await chooseRuntime(sources, { retry: true })).dist).toBe('install');
    expect(asked).toEqual(['override', 'installed', 'install']);
  });

  it('keeps the cached fallback when the second try fails', async () => {
    const { sources, asked } = sourcesWith('cachedFallback', 'prepareFallback');
    expect((await chooseRuntime(sources, { retry: true })).dist).toBe('cachedFallback');
    expect(asked).not.toContain('prepareFallback');
  });

  it('says what to do when there is none', async () => {
    await expect(chooseRuntime(sourcesWith().sources)).rejects.toThrow(
      'ELECTRON_OVERRIDE_DIST_PATH',
    );
  });

  it('does not go on to the fallback when the named folder is wrong', async () => {
    const { sources } = sourcesWith('prepareFallback');
    const override = vi.fn(() => {
      throw new Error('does not exist');
    });
    await expect(chooseRuntime({ ...sources, override })).rejects.toThrow('does not exist');
  });
});
