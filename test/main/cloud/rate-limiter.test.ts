import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../src-main/cloud/rate-limiter.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

const LIMIT = 20;

async function turnTimes(pausesBetween: readonly number[]): Promise<number[]> {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock, LIMIT);
  const times: number[] = [];
  for (const pause of pausesBetween) {
    clock.pass(pause);
    await limiter.take();
    times.push(clock.now());
  }
  return times;
}

describe('RateLimiter', () => {
  it('never lets more than 20 through in any second, whatever the pauses between requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 120 }),
        async (pauses) => {
          const times = await turnTimes(pauses);
          for (const [i, time] of times.entries()) {
            const earlier = times[i - LIMIT];
            if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(1_000);
          }
        },
      ),
    );
  });

  it('lets the first 20 through at once and uses most of the allowed rate after', async () => {
    const times = await turnTimes(Array.from({ length: 200 }, () => 0));
    const [first = 0] = times;
    expect(times[LIMIT - 1]).toBe(first);
    const seconds = ((times.at(-1) ?? 0) - first) / 1_000;
    expect(199 / seconds).toBeGreaterThan(LIMIT * 0.9);
  });

  it('serves in the order asked, and an abort holds nobody up', async () => {
    const limiter = new RateLimiter(new FakeClock(), 1);
    const order: string[] = [];
    const abort = new AbortController();
    const first = limiter.take().then(() => order.push('first'));
    const given = limiter.take(abort.signal).catch(() => order.push('given up'));
    const last = limiter.take().then(() => order.push('last'));
    abort.abort();
    await Promise.all([first, given, last]);
    expect(order).toEqual(['first', 'given up', 'last']);
  });
});
