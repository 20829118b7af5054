import type { Backend } from '../bridge.ts';
import { decodePeaks, encodePeaks, type StoredPeaks } from '../engine/peak-file.ts';
import { PeakPyramid } from '../engine/peak-pyramid.ts';
import { PEAKS_PER_SECOND, type PeakSpan } from '../engine/peaks.ts';
import { RoughPeaks } from '../engine/rough-peaks.ts';
import type {
  FrameRange,
  RecordingInfo,
  ScanProgress,
  ScanResult,
} from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import { fingerprintOf } from '../workers/fingerprint.ts';
import { free } from '../workers/free.ts';
import { ParallelScan } from '../workers/parallel-scan.ts';
import { canBeSplit, helpersFor } from '../workers/scan-plan.ts';

/** How long the first impression may take before every worker turns to the exact peaks. */
const OVERVIEW_MS = 900;

/** Reading it again is faster than keeping it. */
const WORTH_KEEPING_SECONDS = 20;

export interface LoadingPorts {
  readonly backend: Backend;
  readonly blob: Blob;
  readonly info: RecordingInfo;
  readonly decoder: Decoder;
  /** A further worker, not opened yet, which becomes the caller's own. */
  readonly hire: () => Decoder;
  readonly cores: number;
}

export interface LoadingEvents {
  /** The pyramid has changed; `progress` is missing where only the overview got denser. */
  readonly onPeaks: (progress: ScanProgress | null) => void;
  /** The overview is as dense as it gets; every worker now turns to the exact peaks. */
  readonly onOverview: () => void;
  readonly focus: () => FrameRange | null;
  readonly signal: AbortSignal;
}

/** Fills one recording's pyramid: from the disk when it was read before, else roughly, then exactly. */
export class WaveformLoading {
  readonly pyramid = new PeakPyramid();
  readonly #ports: LoadingPorts;
  readonly #rough = new RoughPeaks(this.pyramid);

  constructor(ports: LoadingPorts) {
    this.#ports = ports;
  }

  /** @throws WorkerError as a scan does */
  async run(events: LoadingEvents): Promise<ScanResult> {
    const fingerprint = await this.#fingerprint();
    const stored = fingerprint && (await this.#load(fingerprint));
    if (stored) return this.#adopt(stored);
    const result = await this.#scan(events);
    this.pyramid.resize(binsOf(result.frames, result.sampleRate));
    if (fingerprint) void this.#save(fingerprint, result);
    return result;
  }

  async #adopt(stored: StoredPeaks): Promise<ScanResult> {
    const { frames, endedEarly, damagedPlaces, peaks, starts } = stored;
    this.pyramid.set(peaks);
    const findings = { frames, broken: endedEarly, damagedPlaces, starts: [starts] };
    return this.#ports.decoder.adopt(findings);
  }

  async #scan(events: LoadingEvents): Promise<ScanResult> {
    const { decoder, info } = this.#ports;
    const overview = decoder
      .overview(
        OVERVIEW_MS,
        (probes) => {
          this.#rough.addProbes(
            probes,
            binsOf((info.seconds ?? 0) * info.sampleRate, info.sampleRate),
          );
          events.onPeaks(null);
        },
        events.signal,
      )
      // What is wrong with the file is the scan's to say.
      .catch(() => undefined)
      .then(events.onOverview);
    const onProgress = (progress: ScanProgress) => {
      if (progress.peaks) this.#take(progress.peaks);
      events.onPeaks(progress);
    };
    if (canBeSplit(info)) return this.#scanParts(events, overview, onProgress);
    await overview;
    return decoder.scan({ signal: events.signal, onProgress });
  }

  #take(peaks: PeakSpan): void {
    this.#rough.setExact(peaks);
    free(peaks.max.buffer);
    free(peaks.min.buffer);
  }

  async #scanParts(
    { focus, signal }: LoadingEvents,
    mainIsFree: Promise<unknown>,
    onProgress: (progress: ScanProgress) => void,
  ): Promise<ScanResult> {
    const { blob, info, decoder, cores, hire } = this.#ports;
    const hired = Array.from({ length: helpersFor(info, cores) }, hire);
    try {
      const helpers = hired.map((helper) => helper.open(blob).then(() => helper));
      const scan = new ParallelScan({ info, main: decoder, helpers, mainIsFree, focus });
      return await scan.run({ signal, onProgress });
    } finally {
      for (const helper of hired) helper.dispose();
    }
  }

  async #fingerprint(): Promise<string | null> {
    const { blob, info } = this.#ports;
    if (info.seconds !== null && info.seconds < WORTH_KEEPING_SECONDS) return null;
    return fingerprintOf(blob).catch(() => null);
  }

  /** What cannot be loaded or does not fit is read anew. */
  async #load(fingerprint: string): Promise<StoredPeaks | null> {
    const bytes = await this.#ports.backend.invoke('peaks.load', { fingerprint }).catch(() => null);
    const stored = bytes && decodePeaks(bytes);
    if (!stored || stored.sampleRate !== this.#ports.info.sampleRate) return null;
    return stored.peaks.max.length === binsOf(stored.frames, stored.sampleRate) ? stored : null;
  }

  /** Not being able to keep it only costs time when it is opened again. */
  async #save(fingerprint: string, result: ScanResult): Promise<void> {
    try {
      const starts = await this.#ports.decoder.blockStarts();
      const bytes = encodePeaks({ ...result, peaks: this.pyramid.base(), starts });
      await this.#ports.backend.invoke('peaks.save', { fingerprint, bytes });
    } catch {
      return;
    }
  }
}

function binsOf(frames: number, sampleRate: number): number {
  return Math.ceil((frames * PEAKS_PER_SECOND) / sampleRate);
}
