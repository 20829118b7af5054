/**
 * Loads a WAV for an audio element.
 *
 * @param show told the address once it is there; never, when it cannot be read: whoever uses the WAV says why
 * @returns Gives the address back, or the loading up.
 */
export function loadWavUrl(
  loadWav: () => Promise<Uint8Array>,
  show: (url: string) => void,
): () => void {
  let gone = false;
  let url = '';
  loadWav().then(
    (wav) => {
      if (gone) return;
      url = URL.createObjectURL(new Blob([new Uint8Array(wav)], { type: 'audio/wav' }));
      show(url);
    },
    () => undefined,
  );
  return () => {
    gone = true;
    if (url) URL.revokeObjectURL(url);
  };
}
