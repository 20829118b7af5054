/**
 * Starts the workers. Vite finds them by exactly this form, `new Worker(new URL(…))`, and nothing else
 * constructs a Worker: classes take one, so that tests pass their own.
 */
export function spawnDecodeWorker(): Worker {
  return new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
}

export function spawnEngineWorker(): Worker {
  return new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
}

export function spawnSpeechWorker(): Worker {
  return new Worker(new URL('./speech-worker.ts', import.meta.url), { type: 'module' });
}

export function spawnSpectrogramWorker(): Worker {
  return new Worker(new URL('./spectrogram-worker.ts', import.meta.url), { type: 'module' });
}
