const FULL_SCALE = 0x7f_ffff;

/** Samples (full scale ±1; louder is clamped) as 24-bit little-endian integers. */
export function toPcm24(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 3);
  samples.forEach((sample, i) => {
    const value = Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);
    bytes[i * 3] = value & 0xff;
    bytes[i * 3 + 1] = (value >> 8) & 0xff;
    bytes[i * 3 + 2] = (value >> 16) & 0xff;
  });
  return bytes;
}
