/** The highest and lowest sample of all channels, beginning with what was found before. */
export function loudestOf(
  channels: readonly Float32Array[],
  max = 0,
  min = 0,
): { max: number; min: number } {
  for (const channel of channels) {
    for (const value of channel) {
      if (value > max) max = value;
      if (value < min) min = value;
    }
  }
  return { max, min };
}
