/**
 * Magma, by Nathaniel Smith and Stéfan van der Walt (CC0): equal steps in level look like equal steps,
 * also printed in grey and to the colour-blind. Every eighth of it; what lies between is mixed.
 */
const MAGMA = [
  [0, 0, 4],
  [28, 16, 68],
  [79, 18, 123],
  [129, 37, 129],
  [181, 54, 122],
  [229, 80, 100],
  [251, 135, 97],
  [254, 194, 135],
  [252, 253, 191],
] as const;

/** A colour for each of 256 levels, as pixels of an image: from dark to bright, or back on white. */
export function colorMap(isDark: boolean): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: 256 }, (_, level) => {
    const at = ((isDark ? level : 255 - level) / 255) * (MAGMA.length - 1);
    const below = Math.min(MAGMA.length - 2, Math.floor(at));
    const [red, green, blue] = [0, 1, 2].map((channel) => {
      const low = MAGMA[below]?.[channel] ?? 0;
      const high = MAGMA[below + 1]?.[channel] ?? 0;
      return Math.round(low + (high - low) * (at - below));
    });
    return ((255 << 24) | ((blue ?? 0) << 16) | ((green ?? 0) << 8) | (red ?? 0)) >>> 0;
  });
}

/** Turns columns of levels, low to high, into an image whose top is high. */
export function colored(levels: Uint8Array, rows: number, colors: Uint32Array): ImageData {
  const columns = levels.length / rows;
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const level = levels[column * rows + row] ?? 0;
      pixels[(rows - 1 - row) * columns + column] = colors[level] ?? 0;
    }
  }
  return image;
}
