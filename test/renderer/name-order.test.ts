import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameOrder } from '../../src-renderer/state/name-order.ts';

/** Names that often differ by little: in case, accents, the leading zeros of a number. */
const someName = fc.oneof(
  fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'A', 'ä', '0', '1', '12', ' ', '-', '声') }),
  fc.string({ maxLength: 6 }),
);

describe.each(['en', 'zh-CN'])('NameOrder in %s', (language) => {
  const { compare } = new Intl.Collator(language, { numeric: true });

  it('ranks any two names as the language compares them, however it came to know them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(someName), { maxLength: 5 }), (portions) => {
        const order = new NameOrder(language);
        for (const portion of portions) {
          order.learn(portion);
          for (const name of portion) expect(order.ranks.has(name)).toBe(true);
        }
        const { ranks } = order;
        const rankOf = (name: string) => ranks.get(name) ?? Number.NaN;
        const names = portions.flat();
        for (const [i, a] of names.entries()) {
          for (const b of names.slice(i)) {
            expect(Math.sign(rankOf(a) - rankOf(b))).toBe(Math.sign(compare(a, b)));
          }
        }
      }),
    );
  });
});

it('sorts names that it does not know', () => {
  expect(new NameOrder('en').sorted(['take 10', 'take 9'])).toEqual(['take 9', 'take 10']);
});
