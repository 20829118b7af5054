/**
 * Gives memory back at once.
 *
 * The garbage collector comes by only after some 64 MB that scripts got from elsewhere (files, messages) in
 * one worker, however quickly they are done with. Sound that is given to an AudioData goes when it is
 * closed. `ArrayBuffer.transfer(0)` frees nothing of the kind: the browser holds on to it.
 *
 * @param buffer cannot be used any more
 */
export function free(buffer: ArrayBuffer): void {
  if (typeof AudioData === 'undefined' || buffer.byteLength === 0) return;
  new AudioData({
    format: 'u8',
    sampleRate: 48_000,
    numberOfChannels: 1,
    numberOfFrames: buffer.byteLength,
    timestamp: 0,
    data: buffer,
    transfer: [buffer],
  }).close();
}
