/** Two GSM 06.10 frames of 260 bits, packed by Microsoft lowest bit first. */
export const MS_GSM_BLOCK_BYTES = 65;
/** One such frame, highest bit first, in whole bytes. */
export const GSM_FRAME_BYTES = 33;

const SUBFRAME = [7, 2, 2, 6, ...Array.from({ length: 13 }, () => 3)];
/** Widths of a frame's fields: eight log-area ratios, four subframes. */
const FIELDS = [6, 6, 5, 5, 4, 4, 3, 3, ...SUBFRAME, ...SUBFRAME, ...SUBFRAME, ...SUBFRAME];

/** Packs the frames of a WAV's whole blocks anew, one in 33 bytes, highest bit first. */
export function repackMsGsm(blocks: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = Math.floor(blocks.length / MS_GSM_BLOCK_BYTES);
  const frames = new Uint8Array(count * 2 * GSM_FRAME_BYTES);
  for (let block = 0; block < count; block++) {
    let from = block * MS_GSM_BLOCK_BYTES * 8;
    for (const half of [0, 1]) {
      let to = (block * 2 + half) * GSM_FRAME_BYTES * 8;
      for (const width of FIELDS) {
        for (let bit = 0; bit < width; bit++) {
          const source = from + bit;
          const target = to + width - 1 - bit;
          if ((blocks[source >> 3]! >> (source & 7)) & 1) {
            frames[target >> 3]! |= 0x80 >> (target & 7);
          }
        }
        from += width;
        to += width;
      }
    }
  }
  return frames;
}
