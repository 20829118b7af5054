import { failureOf } from '../../src-main/contract/failure.ts';
import { judge } from '../../src-main/contract/judge.ts';
import type {
  PrepareJob,
  PrepareOutcome,
  PrepareReport,
} from '../../src-main/contract/prepare-job.ts';
import { DEFAULT_TREATMENTS } from '../../src-main/contract/recipe.ts';
import { sayProblem } from '../messages/failure-text.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { WorkerError } from '../workers/failure.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import { formatLength } from './format.ts';
import {
  NothingToSelect,
  type Prepared,
  type PrepareTools,
  prepareRecording,
} from './prepare-recording.ts';
import { sayError } from './say-error.ts';

/** Makes a sample of one recording for the command line, with a report or the words of a problem. */
export async function prepareFile(
  file: File,
  job: PrepareJob,
  tools: PrepareTools & { readonly messages: Messages },
): Promise<PrepareOutcome> {
  try {
    const { wanted, track, cleaning } = job;
    const recipe =
      cleaning === 'auto' ? cleaning : cleaning.map((kind) => DEFAULT_TREATMENTS[kind]);
    const prepared = await prepareRecording(file, { wanted, track, cleaning: recipe }, tools);
    return {
      ok: true,
      wav: prepared.rendered.wav,
      report: reportOf(file, prepared),
      remarks: remarksOn(prepared, job, tools.messages),
    };
  } catch (error) {
    const { messages } = tools;
    if (error instanceof NothingToSelect) {
      const words = inOneLine(sayProblem(messages, error.problem));
      return { ok: false, problem: { kind: 'nothing-to-select', words } };
    }
    const words = inOneLine(sayError(messages, error));
    if (error instanceof WorkerError) {
      return { ok: false, problem: { kind: 'unreadable', words, detail: error.message } };
    }
    return { ok: false, problem: { kind: 'failed', failure: failureOf(error), words } };
  }
}

function reportOf(
  { name, size }: File,
  { info, scan, passages, recipe, first, rendered }: Prepared,
): PrepareReport {
  const { sampleRate, channels, container, codec, track } = info;
  return {
    source: {
      name,
      bytes: size,
      seconds: scan.frames / sampleRate,
      sampleRate,
      channels,
      container,
      codec,
      fingerprint: null,
      track,
    },
    audioTracks: info.audioTracks,
    damage: { endedEarly: scan.endedEarly, places: scan.damagedPlaces },
    passages,
    recipe,
    before: judged(first),
    after: judged(rendered),
  };
}

function judged({ measures }: Rendered) {
  return { measurements: measures, verdict: judge(measures) };
}

/** What the window would say beside the waveform. */
function remarksOn({ info, scan }: Prepared, job: PrepareJob, messages: Messages): string[] {
  const { track, audioTracks, sampleRate } = info;
  const { endedEarly, damagedPlaces, frames } = scan;
  const isUnasked = job.track === null && audioTracks > 1;
  return [
    isUnasked ? messages.headless.tookTrack(track + 1, audioTracks) : null,
    endedEarly === null ? null : messages.editor.endsEarly(formatLength(frames / sampleRate)),
    damagedPlaces === 0 ? null : messages.editor.damagedPlaces(damagedPlaces),
  ].filter((remark) => remark !== null);
}

/** A problem and its next step, as a terminal shows them. */
export function inOneLine({ what, next }: Said): string {
  return `${what} ${next}`;
}
