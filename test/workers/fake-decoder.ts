import type { MainScanner } from '../../src-renderer/workers/parallel-scan.ts';
import { Recording, type RecordingSource } from '../../src-renderer/workers/recording.ts';

const never = new AbortController().signal;

/** A decoder without a worker: the recording's own code, called directly. */
export class FakeDecoder implements MainScanner {
  readonly recording: Recording;
  scans = 0;
  parts: number[] = [];

  constructor(source: RecordingSource) {
    this.recording = new Recording(source);
  }

  scan: MainScanner['scan'] = ({ signal, onProgress }) => {
    this.scans += 1;
    return this.recording.scan((progress) => onProgress?.(progress), signal ?? never);
  };

  scanPart: MainScanner['scanPart'] = (range, { signal, onProgress }) => {
    this.parts.push(range.start);
    return this.recording.scanPart(range, (progress) => onProgress?.(progress), signal ?? never);
  };

  adopt: MainScanner['adopt'] = async (findings) => this.recording.adopt(findings);
}
