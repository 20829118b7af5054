import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietEdges } from '../../../src-renderer/engine/speech/edges.ts';

const SECONDS = 60;
const segments = [
  { start: 2, end: 10 },
  { start: 11, end: 20 },
  { start: 20.2, end: 30 },
  { start: 30.08, end: 45 },
  { start: 46, end: 59.95 },
];

const edges = (start: number, end: number) => quietEdges({ start, end }, segments, SECONDS);

describe('quietEdges', () => {
  it('moves edges that cut into speech out into the pause', () => {
    expect(edges(11.4, 44.5)).toEqual({ start: 10.85, end: 45.15 });
  });

  it('moves edges into speech where that pause is nearer', () => {
    const { start, end } = edges(9.8, 46.2);
    expect(start).toBeCloseTo(10.85, 9);
    expect(end).toBeCloseTo(45.15, 9);
  });

  it('takes away silence, and gives quiet to an edge that has too little', () => {
    expect(edges(1, 45.9).start).toBeCloseTo(1.85, 9);
    expect(edges(1, 45.9).end).toBeCloseTo(45.15, 9);
    expect(edges(10.97, 45.03)).toEqual({ start: 10.85, end: 45.15 });
  });

  it('stays nearer to its own speech in a short pause, and skips one that is too short', () => {
    expect(edges(20.3, 45.15).start).toBeCloseTo(20.1, 9);
    expect(edges(30.3, 45.15).start).toBe(30.3);
    expect(edges(11, 20.05).end).toBeCloseTo(20.1, 9);
  });

  it('leaves an edge that is quiet already, or far from any pause', () => {
    expect(edges(10.82, 45.19)).toEqual({ start: 10.82, end: 45.19 });
    expect(edges(15, 38)).toEqual({ start: 15, end: 38 });
    expect(quietEdges({ start: 5, end: 20 }, [], SECONDS)).toEqual({ start: 5, end: 20 });
  });

  it('leaves an edge at the end of a recording that ends in speech', () => {
    expect(edges(11, 60).end).toBe(60);
  });

  it('never moves far, leaves the recording, cuts speech that was whole or turns a passage over', () => {
    const lengths = fc.array(
      fc.tuple(
        fc.double({ min: 0.02, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 5, noNaN: true }),
      ),
      { maxLength: 12 },
    );
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(lengths, share, share, share, (parts, rest, one, two) => {
        let at = 0;
        const speech = parts.map(([pause, length]) => {
          const start = at + pause;
          at = start + length;
          return { start, end: at };
        });
        const total = at + 1 + rest;
        const passage = { start: Math.min(one, two) * total, end: Math.max(one, two) * total };
        const moved = quietEdges(passage, speech, total);
        expect(moved.start).toBeGreaterThanOrEqual(0);
        expect(moved.end).toBeLessThanOrEqual(total);
        expect(moved.start).toBeLessThanOrEqual(moved.end);
        for (const edge of ['start', 'end'] as const) {
          const distance = Math.abs(moved[edge] - passage[edge]);
          expect(distance).toBeLessThanOrEqual(1.5 + 1e-9);
          if (distance < 1e-9) continue;
          const cut = speech.some(
            (s) => s.start < moved[edge] - 1e-9 && s.end > moved[edge] + 1e-9,
          );
          expect(cut).toBe(false);
        }
        const again = quietEdges(moved, speech, total);
        expect(again.start).toBeCloseTo(moved.start, 6);
        expect(again.end).toBeCloseTo(moved.end, 6);
      }),
      { numRuns: 300 },
    );
  });
});
