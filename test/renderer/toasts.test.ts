import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts } from '../../src-renderer/state/toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Toasts', () => {
  it('go away by themselves, each in its time', () => {
    const toasts = new Toasts();
    toasts.show({ text: 'first' });
    vi.advanceTimersByTime(6_000);
    toasts.show({ text: 'second' });
    vi.advanceTimersByTime(6_000);
    expect(toasts.shown.map(({ text }) => text)).toEqual(['second']);
  });

  it('stay while somebody is at them', () => {
    const toasts = new Toasts();
    toasts.show({ text: 'first' });
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(toasts.shown).toHaveLength(1);
    toasts.release();
    vi.advanceTimersByTime(60_000);
    expect(toasts.shown).toEqual([]);
  });

  it('run their action once and are gone', () => {
    const toasts = new Toasts();
    const run = vi.fn();
    toasts.show({ text: 'Deleted.', action: { label: 'Undo', run } });
    const [toast] = toasts.shown;
    if (toast) toasts.act(toast);
    expect(run).toHaveBeenCalledOnce();
    expect(toasts.shown).toEqual([]);
  });
});
