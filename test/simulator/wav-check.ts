const SAMPLE_RATE = 16_000;
const BYTES_PER_FRAME = 2;
const MIN_SECONDS = 10;
const MAX_SECONDS = 180;

const PCM = 0x0001;
const EXTENSIBLE = 0xfffe;
/** KSDATAFORMAT_SUBTYPE_PCM, as it lies in the file. */
const PCM_SUBFORMAT = '0100000000001000800000aa00389b71';

interface Chunk {
  readonly id: string;
  readonly body: Buffer;
}

/**
 * Says what is wrong with a reference recording, or null: 10–180 s of 16 kHz mono 16-bit PCM.
 *
 * The file is read by its chunks, because the vendor's own sample has a LIST chunk before its audio;
 * every size must be true of the bytes at hand, so that a cut-off upload cannot pass for a whole one.
 */
export function wavProblem(file: Buffer): string | null {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    return 'it is not a WAV file';
  }
  const riffBytes = file.readUInt32LE(4);
  if (riffBytes !== file.length - 8) {
    return `its RIFF header announces ${riffBytes} bytes where ${file.length - 8} follow`;
  }
  const chunks = readChunks(file);
  if (typeof chunks === 'string') return chunks;
  const ids = chunks.map(({ id }) => id);
  const format = chunks.find(({ id }) => id === 'fmt ');
  const data = chunks.find(({ id }) => id === 'data');
  if (!format || !data || ids.indexOf('fmt ') > ids.indexOf('data')) {
    return 'it needs a fmt chunk followed by a data chunk';
  }
  if (ids.lastIndexOf('fmt ') !== ids.indexOf('fmt ')) return 'it has two fmt chunks';
  if (ids.lastIndexOf('data') !== ids.indexOf('data')) return 'it has two data chunks';
  return formatProblem(format.body) ?? lengthProblem(data.body.length);
}

function readChunks(file: Buffer): readonly Chunk[] | string {
  const chunks: Chunk[] = [];
  let at = 12;
  while (at < file.length) {
    if (file.length - at < 8) return `${file.length - at} stray bytes follow its last chunk`;
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const left = file.length - at - 8;
    if (size > left) return `its ${id.trim()} chunk announces ${size} bytes where ${left} follow`;
    chunks.push({ id, body: file.subarray(at + 8, at + 8 + size) });
    // Chunks start at even offsets; many writers leave out the padding byte after the last one.
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function formatProblem(format: Buffer): string | null {
  if (format.length < 16) return 'its fmt chunk is too short';
  if (!isPcm(format)) return 'it is not PCM';
  const channels = format.readUInt16LE(2);
  const sampleRate = format.readUInt32LE(4);
  const bits = format.readUInt16LE(14);
  if (channels !== 1) return `it has ${channels} channels, not 1`;
  if (sampleRate !== SAMPLE_RATE) return `its sample rate is ${sampleRate} Hz, not ${SAMPLE_RATE}`;
  if (bits !== 16) return `it has ${bits} bits a sample, not 16`;
  const bytesPerSecond = format.readUInt32LE(8);
  const bytesPerFrame = format.readUInt16LE(12);
  return bytesPerFrame === BYTES_PER_FRAME && bytesPerSecond === SAMPLE_RATE * BYTES_PER_FRAME
    ? null
    : 'its fmt chunk contradicts itself';
}

function isPcm(format: Buffer): boolean {
  const tag = format.readUInt16LE(0);
  if (tag !== EXTENSIBLE) return tag === PCM;
  return (
    format.length >= 40 &&
    format.readUInt16LE(18) === 16 &&
    format.toString('hex', 24, 40) === PCM_SUBFORMAT
  );
}

function lengthProblem(bytes: number): string | null {
  if (bytes % BYTES_PER_FRAME !== 0) return 'its last sample is cut in half';
  const seconds = bytes / BYTES_PER_FRAME / SAMPLE_RATE;
  return seconds >= MIN_SECONDS && seconds <= MAX_SECONDS
    ? null
    : `it lasts ${seconds.toFixed(4)} s; ${MIN_SECONDS} to ${MAX_SECONDS} s are required`;
}
