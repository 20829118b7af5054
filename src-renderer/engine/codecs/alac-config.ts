const CONFIG_BYTES = 24;

/** What an ALAC stream says about itself once: its "magic cookie". */
export interface AlacConfig {
  /** Frames in a packet, but for the last. */
  readonly frameLength: number;
  /** 16, 20, 24 or 32. */
  readonly bitDepth: number;
  /** How the adaptive Rice coder starts and learns: mb, pb and kb of the format's description. */
  readonly initialMean: number;
  readonly meanWeight: number;
  readonly maxRiceBits: number;
  readonly channels: number;
  /** Hertz. */
  readonly sampleRate: number;
}

/**
 * Reads the configuration out of a magic cookie.
 *
 * @param cookie plain, as in the `alac` box of MP4 behind its version, or wrapped as old files have it
 * @throws RangeError when it holds none, or one that no decoder knows
 */
export function parseAlacConfig(cookie: Uint8Array): AlacConfig {
  const start = startOfConfig(cookie);
  if (cookie.length < start + CONFIG_BYTES) throw new RangeError('the ALAC cookie is cut off');
  const view = new DataView(cookie.buffer, cookie.byteOffset + start, CONFIG_BYTES);
  const config = {
    frameLength: view.getUint32(0),
    bitDepth: view.getUint8(5),
    meanWeight: view.getUint8(6),
    initialMean: view.getUint8(7),
    maxRiceBits: view.getUint8(8),
    channels: view.getUint8(9),
    sampleRate: view.getUint32(20),
  };
  const isKnown =
    view.getUint8(4) === 0 &&
    [16, 20, 24, 32].includes(config.bitDepth) &&
    config.channels >= 1 &&
    config.channels <= 8 &&
    config.frameLength > 0 &&
    config.frameLength <= 65_536;
  if (!isKnown) throw new RangeError('an unknown kind of ALAC');
  return config;
}

/** Old files put a `frma` box and the `alac` box's own header before it. */
function startOfConfig(cookie: Uint8Array): number {
  const tagAt = (at: number) => String.fromCharCode(...cookie.subarray(at, at + 4));
  const start = tagAt(4) === 'frma' ? 12 : 0;
  return tagAt(start + 4) === 'alac' ? start + 12 : start;
}
