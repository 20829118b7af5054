import type { AudioSample } from 'mediabunny';
import type { Probe } from '../engine/peak-pyramid.ts';
import type { Timeline } from '../engine/timeline.ts';
import { throwIfCancelled } from './failure.ts';
import { loudestOf } from './loudest.ts';
import { mp3Probes } from './mp3-probes.ts';
import { Pace } from './pace.ts';
import { type PcmWav, readFrames } from './pcm-wav.ts';
import type { RecordingSource } from './recording.ts';

/** Probes of the passes together: each pass falls between the probes of those before it. */
const MOST_PROBES = 2048;
const FIRST_PROBES = 64;
/** How much a probe of a plain WAV looks at: about what a packet of the others holds. */
const PROBE_SECONDS = 0.02;
/** Milliseconds between reports. */
const REPORT_INTERVAL = 60;

/**
 * Looks at a recording here and there, for so long, so that something true can be drawn at once.
 *
 * Each pass goes through the file once from start to end, because going back costs a demuxer more
 * than a probe does.
 *
 * @throws WorkerError 'cancelled'
 */
export async function overviewOf(
  source: RecordingSource,
  timeline: Timeline,
  milliseconds: number,
  report: (probes: readonly Probe[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const { seconds } = source.info;
  if (seconds === null) return;
  const end = performance.now() + milliseconds;
  const pace = new Pace(REPORT_INTERVAL);
  for (const times of passes(seconds)) {
    let found: Probe[] = [];
    for await (const probe of probesAt(source, timeline, times, signal)) {
      throwIfCancelled(signal);
      if (probe) found.push(probe);
      if (performance.now() > end) break;
      if (found.length > 0 && pace.isDue()) {
        report(found);
        found = [];
      }
      await pace.breathe();
    }
    if (found.length > 0) report(found);
    if (performance.now() > end) return;
  }
}

/** Times in the middle of equal stretches, then between those, each pass twice as dense. */
export function passes(seconds: number): number[][] {
  const result = [evenly(seconds, FIRST_PROBES, 0.5), evenly(seconds, FIRST_PROBES, 0)];
  for (let count = FIRST_PROBES * 2; count * 2 <= MOST_PROBES; count *= 2) {
    result.push(evenly(seconds, count, 0.5));
  }
  return result;
}

function evenly(seconds: number, count: number, phase: number): number[] {
  return Array.from({ length: count }, (_, i) => ((i + phase) / count) * seconds);
}

async function* probesAt(
  { file, probes, batches, pcm, info }: RecordingSource,
  timeline: Timeline,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<Probe | null, void, undefined> {
  if (pcm) {
    for (const seconds of times) yield pcmProbe(pcm, info.sampleRate, seconds);
    return;
  }
  if (file && info.container === 'MP3') {
    yield* mp3Probes(file, info.seconds ?? 0, times, signal);
    return;
  }
  const origin = timeline.timestampOf(0);
  const places = times.map((seconds) => {
    return { timestamp: origin + seconds, share: seconds / (info.seconds ?? 1) };
  });
  const quick = await batches?.probes(places, signal);
  if (quick) {
    for await (const probe of quick) yield { ...probe, seconds: probe.seconds - origin };
    return;
  }
  // What a fallback decodes is in memory, and its scan is as quick as probing.
  if (!probes) return;
  const samples = probes.samplesAtTimestamps(times.map((seconds) => origin + seconds));
  for await (const sample of samples) {
    yield sample && probeOf(sample, sample.timestamp - origin);
  }
}

async function pcmProbe(wav: PcmWav, sampleRate: number, seconds: number): Promise<Probe> {
  const start = Math.floor(seconds * sampleRate);
  const channels = await readFrames(wav, start, start + Math.ceil(PROBE_SECONDS * sampleRate));
  return { seconds, ...loudestOf(channels) };
}

function probeOf(sample: AudioSample, seconds: number): Probe {
  try {
    const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
      const plane = new Float32Array(sample.numberOfFrames);
      if (plane.length > 0) sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
      return plane;
    });
    return { seconds, ...loudestOf(channels) };
  } finally {
    sample.close();
  }
}
