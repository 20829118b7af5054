import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src-main/cloud/clock.ts';
import { RateLimiter } from '../../../src-main/cloud/rate-limiter.ts';

const LIMIT = 20;
const SECOND = 1_000;

/** How a request fares, in milliseconds. */
interface Journey {
  /** From the request before it to this one's being asked for. */
  readonly pause: number;
  /** From leaving to arriving. */
  readonly there: number;
  /** From arriving to the answer's being here. */
  readonly back: number;
  readonly fails: boolean;
}

const atOnce: Journey = { pause: 0, there: 0, back: 0, fails: false };

/** What happened, in milliseconds and in the order in which it was asked for. */
interface Run {
  readonly departures: readonly number[];
  readonly arrivals: readonly number[];
}

async function runAll(journeys: readonly Journey[], limit = LIMIT): Promise<Run> {
  const limiter = new RateLimiter(systemClock, limit);
  const departures: number[] = [];
  const arrivals: number[] = [];
  const travel = async ({ there, back, fails }: Journey) => {
    departures.push(Date.now());
    await systemClock.wait(there);
    arrivals.push(Date.now());
    await systemClock.wait(back);
    if (fails) throw new Error('connection lost');
  };
  const askForAll = async () => {
    const ends: Promise<unknown>[] = [];
    for (const journey of journeys) {
      await systemClock.wait(journey.pause);
      ends.push(limiter.run(() => travel(journey)).catch(() => 'lost'));
    }
    await Promise.all(ends);
  };
  const all = askForAll();
  await vi.runAllTimersAsync();
  await all;
  return { departures, arrivals };
}

/** The shortest time in which one more arrived than may. */
function shortestSpan(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const spans = sorted.map((time, i) => (sorted[i + LIMIT] ?? Number.POSITIVE_INFINITY) - time);
  return Math.min(...spans);
}

describe('RateLimiter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('never lets more than 20 arrive in any second, however long each is on its way', async () => {
    const journey = fc.record({
      pause: fc.integer({ min: 0, max: 100 }),
      there: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3_000 })),
      back: fc.integer({ min: 0, max: 200 }),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(journey, { minLength: 1, maxLength: 90 }), async (journeys) => {
        const { arrivals } = await runAll(journeys);
        expect(arrivals).toHaveLength(journeys.length);
        expect(shortestSpan(arrivals)).toBeGreaterThanOrEqual(SECOND);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the next away from twenty that a stall lets arrive together', async () => {
    const stalled = Array.from({ length: LIMIT }, (_, i) => ({ ...atOnce, there: 900 - i }));
    const { departures } = await runAll([...stalled, atOnce]);
    const first = Math.min(...departures);
    expect((departures.at(-1) ?? 0) - first).toBeGreaterThanOrEqual(900 - LIMIT + 1 + SECOND);
  });

  it('lets the first 20 leave at once and uses most of the allowed rate after', async () => {
    const { departures } = await runAll(Array.from({ length: 200 }, () => atOnce));
    const [first = 0] = departures;
    expect(departures[LIMIT - 1]).toBe(first);
    const seconds = ((departures.at(-1) ?? 0) - first) / SECOND;
    expect(199 / seconds).toBeGreaterThan(LIMIT * 0.9);
  });

  it('lets nobody wait for a request that takes long while other turns are free', async () => {
    const slow = { ...atOnce, back: 60 * SECOND };
    const { departures } = await runAll([slow, atOnce, atOnce, atOnce], 2);
    const [first = 0] = departures;
    expect(departures.map((time) => Math.floor((time - first) / SECOND))).toEqual([0, 0, 1, 2]);
  });

  it('serves in the order asked, and hands on what a request gives or throws', async () => {
    const limiter = new RateLimiter(systemClock, 1);
    const order: string[] = [];
    const ask = (name: string) =>
      limiter.run(async () => {
        order.push(name);
        if (name === 'second') throw new Error('refused');
        return name;
      });
    const ends = Promise.allSettled(['first', 'second', 'third'].map(ask));
    await vi.runAllTimersAsync();
    expect(await ends).toMatchObject([
      { value: 'first' },
      { reason: { message: 'refused' } },
      { value: 'third' },
    ]);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('waits no longer than a turn is held when the clock is set back', async () => {
    const limiter = new RateLimiter(systemClock, 1);
    await limiter.run(async () => undefined);
    vi.setSystemTime(Date.now() - 3_600 * SECOND);
    const before = Date.now();
    const next = limiter.run(async () => Date.now() - before);
    await vi.runAllTimersAsync();
    expect(await next).toBeLessThan(2 * SECOND);
  });
});
