import type {
  FrameRange,
  PartResult,
  RecordingInfo,
  ScanFindings,
  ScanProgress,
  ScanResult,
} from './decode-calls.ts';
import type { ScanOptions } from './decoder.ts';
import { cancelled, WorkerError } from './failure.ts';
import { nextPart, partsOf } from './scan-plan.ts';

/** Who can scan a part; a Decoder is one. */
export interface PartScanner {
  scanPart(range: FrameRange, options: ScanOptions): Promise<PartResult>;
}

/** The recording's own decoder, which also reads. */
export interface MainScanner extends PartScanner {
  scan(options: ScanOptions): Promise<ScanResult>;
  adopt(findings: ScanFindings): Promise<ScanResult>;
}

export interface ParallelPorts {
  readonly info: RecordingInfo;
  readonly main: MainScanner;
  /** Further scanners of the same file, as they become ready; one that fails is done without. */
  readonly helpers: readonly Promise<PartScanner>[];
  /** When the main scanner is free for the scan. */
  readonly mainIsFree: Promise<unknown>;
  /** What is looked at and should be exact first; null for all of it. */
  readonly focus: () => FrameRange | null;
}

interface PartState {
  readonly range: FrameRange;
  frames: number;
  running: AbortController | null;
  result: PartResult | null;
}

/** Scans a recording in parts, by several workers at once, and puts together what one would find. */
export class ParallelScan {
  readonly #ports: ParallelPorts;
  readonly #parts: PartState[];
  #failure: unknown = null;
  /** Whether two neighbours do not meet, so that what the parts find is of no use. */
  #isTorn = false;

  constructor(ports: ParallelPorts) {
    this.#ports = ports;
    this.#parts = partsOf(ports.info).map((range) => {
      return { range, frames: 0, running: null, result: null };
    });
  }

  /**
   * Reports exact peaks in the order in which they are found, not from start to end.
   *
   * @throws WorkerError 'cancelled', or why the main scanner is lost
   */
  async run({ signal, onProgress }: ScanOptions = {}): Promise<ScanResult> {
    if (signal?.aborted) throw cancelled();
    const stop = () => {
      this.#failure ??= cancelled();
      this.#stopFrom(0);
    };
    signal?.addEventListener('abort', stop);
    const report = onProgress ?? (() => undefined);
    try {
      await Promise.all([this.#mainWork(report), ...this.#helperWork(report)]);
      if (this.#failure) throw this.#failure;
      // A helper that was lost may have left its part behind.
      await this.#work(this.#ports.main, report);
    } catch (error) {
      this.#stopFrom(0);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    const findings = this.#join();
    return findings
      ? this.#ports.main.adopt(findings)
      : this.#ports.main.scan({ signal, onProgress });
  }

  async #mainWork(report: (progress: ScanProgress) => void): Promise<void> {
    await this.#ports.mainIsFree;
    try {
      await this.#work(this.#ports.main, report);
    } catch (error) {
      this.#failure = error;
      this.#stopFrom(0);
    }
  }

  #helperWork(report: (progress: ScanProgress) => void): Promise<void>[] {
    return this.#ports.helpers.map(async (ready) => {
      try {
        await this.#work(await ready, report);
      } catch (error) {
        if (!(error instanceof WorkerError)) throw error;
      }
    });
  }

  async #work(scanner: PartScanner, report: (progress: ScanProgress) => void): Promise<void> {
    let last: number | null = null;
    while (this.#failure === null && !this.#isTorn) {
      const index = this.#next(last);
      const part = index === null ? undefined : this.#parts[index];
      if (index === null || !part) return;
      await this.#scan(part, index, scanner, report);
      last = index;
    }
  }

  #next(last: number | null): number | null {
    const ranges = this.#parts.map(({ range }) => range);
    const isOpen = (index: number) => {
      const part = this.#parts[index];
      return part !== undefined && !part.result && !part.running && index < this.#endPart();
    };
    return nextPart(ranges, isOpen, last, this.#ports.focus());
  }

  /** The first part after the recording's end, as far as it is known. */
  #endPart(): number {
    const ended = this.#parts.findIndex(({ result }) => result?.ended);
    return ended < 0 ? this.#parts.length : ended + 1;
  }

  async #scan(
    part: PartState,
    index: number,
    scanner: PartScanner,
    report: (progress: ScanProgress) => void,
  ): Promise<void> {
    const controller = new AbortController();
    part.running = controller;
    const onProgress = ({ peaks, frames }: ScanProgress) => {
      part.frames = frames;
      if (!controller.signal.aborted && index < this.#endPart()) report(this.#progress(peaks));
    };
    try {
      part.result = await scanner.scanPart(part.range, { signal: controller.signal, onProgress });
      if (part.result.ended) this.#stopFrom(index + 1);
      if (!this.#meets(index) || !this.#meets(index + 1)) {
        this.#isTorn = true;
        this.#stopFrom(0);
      }
    } catch (error) {
      part.frames = 0;
      // Stopped because it is of no use: nothing is lost, and its worker is fine.
      if (!controller.signal.aborted || this.#failure) throw error;
      if (index < this.#endPart() && !this.#isTorn) throw error;
    } finally {
      part.running = null;
    }
  }

  /** Whether a part begins where the one before ends, as far as both are known. */
  #meets(index: number): boolean {
    const expected = this.#parts[index - 1]?.result?.nextBlockEnd ?? null;
    const found = this.#parts[index]?.result?.firstBlockEnd ?? null;
    return expected === null || found === null || index >= this.#endPart() || expected === found;
  }

  #stopFrom(index: number): void {
    for (const part of this.#parts.slice(index)) part.running?.abort();
  }

  #progress(peaks: ScanProgress['peaks']): ScanProgress {
    const { seconds, sampleRate } = this.#ports.info;
    const frames = this.#parts.reduce((sum, part) => sum + part.frames, 0);
    const fraction = seconds ? Math.min(1, frames / sampleRate / seconds) : null;
    return { peaks, frames, fraction };
  }

  /** What the parts say together; null when they are not one recording's, seen from end to end. */
  #join(): ScanFindings | null {
    const starts: PartResult['starts'][] = [];
    // A packet at a join is passed over by both neighbours.
    const damagedAt = new Set<number>();
    let frames = 0;
    if (this.#isTorn) return null;
    for (const { range, result } of this.#parts) {
      if (!result) return null;
      starts.push(result.starts);
      for (const at of result.damagedAt) damagedAt.add(at);
      frames = Math.max(range.start, result.frames);
      if (!result.ended) continue;
      return { frames, broken: result.broken, damagedPlaces: damagedAt.size, starts };
    }
    return null;
  }
}
