import { describe, expect, it } from 'vitest';
import { drawRuler, fineParts, rulerStep, rulerTime } from '../../src-renderer/waveform/ruler.ts';

describe('the ruler', () => {
  it.each([
    [0.000_013, 0.000_02],
    [0.03, 0.05],
    [0.5, 0.5],
    [0.7, 1],
    [3, 5],
    [50, 60],
    [1000, 1800],
    [20_000, 21_600],
  ])('marks every %d s at %d s', (atLeast, step) => {
    expect(rulerStep(atLeast)).toBeCloseTo(step, 9);
  });

  it.each([
    [3661, 60, '1:01:01'],
    [61, 1, '1:01'],
    [61.25, 0.05, '1:01.25'],
    [0.000_125, 0.000_005, '0:00.000125'],
  ])('reads %d s at steps of %d s as %s', (seconds, step, text) => {
    expect(rulerTime(seconds, step)).toBe(text);
  });

  it.each([
    [10, 100, 10],
    [10, 40, 5],
    [15, 100, 5],
    [1, 10, 1],
  ])('divides %d s on %d pixels by %d', (step, pixels, parts) => {
    expect(fineParts(step, pixels)).toBe(parts);
  });
});

/** The slice of a canvas that a ruler is drawn on; remembers its texts and in which font. */
function paper() {
  const drawn = { texts: [] as string[], font: '' };
  const context = {
    set font(font: string) {
      drawn.font = font;
    },
    fillRect: () => undefined,
    fillText: (text: string) => drawn.texts.push(text),
  };
  return { drawn, context: context as unknown as CanvasRenderingContext2D };
}

describe('a drawn ruler', () => {
  it.each([
    [1, '11px', ['0:00', '0:10', '0:20', '0:30', '0:40']],
    [1.5, '16.5px', ['0:00', '0:15', '0:30']],
  ])('has larger texts further apart in an interface of scale %s', (scale, size, texts) => {
    const { drawn, context } = paper();
    const surface = { context, width: 450, height: 22 };
    drawRuler(surface, { start: 0, length: 44 }, { color: '#000000', scale });
    expect(drawn.font).toContain(size);
    expect(drawn.texts).toEqual(texts);
  });
});
