/**
 * Gives an array's memory back at once; it is empty from then on, like all others on the same memory.
 *
 * The garbage collector comes by only after some 64 MB of arrays in one worker, and not at all where
 * nothing more is done: an hour later, a worker would still hold all it made its last sample with.
 *
 * @param samples made here: what came in a message belongs to the browser as well, and stays
 */
export function release({ buffer }: Float32Array): void {
  if (buffer.byteLength === 0) return;
  // Older than the language's types say, except in Node.js before 21.
  const { transfer } = buffer as { transfer?: (length: number) => ArrayBuffer };
  transfer?.call(buffer, 0);
}
