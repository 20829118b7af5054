import { MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS } from '../contract/limits.ts';
import type { Cleaning, Wanted } from '../contract/prepare-job.ts';
import { TREATMENT_ORDER, type TreatmentKind } from '../contract/recipe.ts';
import { clashOf } from './output-path.ts';

export const USAGE = `Usage: clonebooth prepare INPUT... [options]

Makes a voice-clone sample (16 kHz mono 16-bit WAV, 10-180 s) of each recording.

  --out PATH         a folder, or for one input a .wav; default: beside the input
  --from S --to S    the passage, in seconds
  --best S           the best passage of about S seconds (default: 30)
  --track N          which of a file's audio tracks, from 1; default: the main one
  --clean WHAT       auto (default): only what the verdict asks for; off;
                     or a list of ${TREATMENT_ORDER.join(', ')}
  --report FILE      writes every measurement and check as JSON
  --json             prints the same to standard output
  --help             this text

Exit codes: 0 done, 2 wrong usage, 3 unreadable input, 4 nothing valid to select,
1 anything else. With several recordings: that of the first that became no sample.
`;

export interface PrepareCommand {
  readonly kind: 'prepare';
  readonly inputs: readonly string[];
  readonly out: string | null;
  readonly wanted: Wanted;
  /** 0 is the first; null the main one. */
  readonly track: number | null;
  readonly cleaning: Cleaning;
  readonly report: string | null;
  readonly json: boolean;
}

export type Command =
  | PrepareCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong-usage'; readonly reason: string };

const DEFAULT_BEST_SECONDS = 30;
const WITH_VALUE = ['out', 'from', 'to', 'best', 'track', 'clean', 'report'] as const;
type Option = (typeof WITH_VALUE)[number];

class UsageError extends Error {}

/** Reads what follows `prepare` on the command line. */
export function readArguments(words: readonly string[]): Command {
  try {
    return read(words);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'wrong-usage', reason: error.message };
    throw error;
  }
}

function read(words: readonly string[]): Command {
  if (words.includes('--help')) return { kind: 'help' };
  const { inputs, options, json } = sort(words);
  if (inputs.length === 0) throw new UsageError('name at least one recording');
  const out = options.get('out') ?? null;
  if (inputs.length > 1 && out?.toLowerCase().endsWith('.wav')) {
    throw new UsageError('--out must be a folder when there are several recordings');
  }
  const clash = clashOf(inputs, out);
  if (clash !== null) throw new UsageError(clash);
  return {
    kind: 'prepare',
    inputs,
    out,
    wanted: wantedOf(options),
    track: trackOf(options.get('track')),
    cleaning: cleaningOf(options.get('clean') ?? 'auto'),
    report: options.get('report') ?? null,
    json,
  };
}

/** Tells inputs from options; `--option=value` and `--option value` are the same. */
function sort(words: readonly string[]) {
  const inputs: string[] = [];
  const options = new Map<Option, string>();
  let json = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!word.startsWith('--')) {
      inputs.push(word);
    } else if (word === '--json') {
      json = true;
    } else {
      const [name = '', inline] = word.slice(2).split(/=(.*)/s);
      if (!isOption(name)) throw new UsageError(`there is no option --${name}`);
      const value = inline ?? words[++i];
      if (value === undefined || value === '') throw new UsageError(`--${name} needs a value`);
      options.set(name, value);
    }
  }
  return { inputs, options, json };
}

function isOption(name: string): name is Option {
  return (WITH_VALUE as readonly string[]).includes(name);
}

function wantedOf(options: ReadonlyMap<Option, string>): Wanted {
  const from = secondsOf('from', options.get('from'));
  const to = secondsOf('to', options.get('to'));
  const best = secondsOf('best', options.get('best'));
  if (best !== null && (from !== null || to !== null)) {
    throw new UsageError('use either --from and --to, or --best');
  }
  if (from === null && to === null) {
    const seconds = best ?? DEFAULT_BEST_SECONDS;
    assertInBand('--best', seconds);
    return { kind: 'best', seconds };
  }
  if (from === null || to === null) throw new UsageError('--from and --to go together');
  assertInBand('from --from to --to', exactly(to - from));
  return { kind: 'passage', passage: { start: from, end: to } };
}

function assertInBand(what: string, seconds: number): void {
  if (seconds >= MIN_SAMPLE_SECONDS && seconds <= MAX_SAMPLE_SECONDS) return;
  throw new UsageError(
    `${what} is ${seconds} s; a sample has ${MIN_SAMPLE_SECONDS} to ${MAX_SAMPLE_SECONDS} s`,
  );
}

/** 0.7 to 10.7 is 10 s, which a difference of two binary fractions may miss by a hair. */
function exactly(seconds: number): number {
  return Number(seconds.toFixed(6));
}

function secondsOf(name: Option, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new UsageError(`--${name} takes seconds, not "${text}"`);
  return Number(text);
}

function trackOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--track takes 1, 2, …, not "${text}"`);
  return Number(text) - 1;
}

function cleaningOf(text: string): Cleaning {
  if (text === 'auto') return 'auto';
  if (text === 'off') return [];
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isTreatment(name));
  if (unknown !== undefined) throw new UsageError(`there is no treatment "${unknown}"`);
  return TREATMENT_ORDER.filter((kind) => names.includes(kind));
}

function isTreatment(name: string): name is TreatmentKind {
  return (TREATMENT_ORDER as readonly string[]).includes(name);
}
