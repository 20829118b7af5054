import { join, resolve } from 'node:path';
import { app, BrowserWindow, type RenderProcessGoneDetails, type WebContents } from 'electron';
import { APP_ORIGIN, serveApp } from './app-protocol.ts';
import type { PrepareCommand } from './cli/arguments.ts';
import { exitCodeOf, type Finished, reportOf } from './cli/finished.ts';
import { outputPath } from './cli/output-path.ts';
import { writeOutput } from './cli/write-output.ts';
import { failureOf } from './contract/failure.ts';
import { REOPEN_INPUT_ID } from './contract/ipc.ts';
import type { PrepareJob, PrepareOutcome } from './contract/prepare-job.ts';
import { giveFile } from './give-file.ts';

const PAGE = `${APP_ORIGIN}/headless.html`;
const PROGRESS_MILLISECONDS = 500;
/** The exit code of what no other one names. */
const FAILED = 1;

/**
 * Makes samples without opening a window: the page's engine runs in a hidden one.
 *
 * Progress goes to standard error, the report to standard output when it is asked for.
 *
 * @returns The exit code.
 */
export async function prepare(command: PrepareCommand): Promise<number> {
  serveApp(join(__dirname, '../renderer'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, backgroundThrottling: false },
  });
  const page = window.webContents;
  await page.loadURL(PAGE);
  const finished: Finished[] = [];
  for (const input of command.inputs) {
    finished.push(told(await prepareOne(page, resolve(input), command)));
  }
  const report = `${JSON.stringify(reportOf(app.getVersion(), finished), null, 2)}\n`;
  if (command.json) await print(report);
  const written = command.report === null || (await saveReport(page, command.report, report));
  return exitCodeOf(finished) || (written ? 0 : FAILED);
}

async function prepareOne(
  page: WebContents,
  input: string,
  command: PrepareCommand,
): Promise<Finished> {
  try {
    if (!(await giveFile(page, REOPEN_INPUT_ID, input))) {
      const words = 'There is no such file.';
      return { input, problem: { kind: 'unreadable', words, detail: 'ENOENT' } };
    }
    const { wanted, track, cleaning } = command;
    const outcome = await run(page, input, { wanted, track, cleaning });
    if (!outcome.ok) return { input, problem: outcome.problem };
    for (const remark of outcome.remarks) process.stderr.write(`${input}: ${remark}\n`);
    const output = resolve(outputPath(input, command.out));
    await writeOutput(output, outcome.wav);
    return { input, output, report: outcome.report };
  } catch (error) {
    // One recording's end is not that of those that follow.
    if (page.isCrashed()) await page.loadURL(PAGE);
    const failure = failureOf(error);
    return { input, problem: { kind: 'failed', failure, words: await wordsFor(page, error) } };
  }
}

/** Waits until a slow reader has taken all of it: what a pipe has no room for is lost at the end. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** @returns False when it could not be written, which has been told. */
async function saveReport(page: WebContents, path: string, report: string): Promise<boolean> {
  try {
    await writeOutput(resolve(path), report);
    return true;
  } catch (error) {
    process.stderr.write(`${path}: ${await wordsFor(page, error)}\n`);
    return false;
  }
}

/** The page has the texts. */
function wordsFor(page: WebContents, error: unknown): Promise<string> {
  return page.executeJavaScript(`window.headless.say(${JSON.stringify(failureOf(error))})`);
}

async function run(page: WebContents, input: string, job: PrepareJob): Promise<PrepareOutcome> {
  const progress = setInterval(() => void tellProgress(page, input), PROGRESS_MILLISECONDS);
  // A page that is gone answers nothing, ever.
  let lost: (reason: unknown) => void = () => undefined;
  const gone = new Promise<never>((_, reject) => {
    lost = reject;
  });
  const lose = (_: unknown, { reason }: RenderProcessGoneDetails) =>
    lost(new Error(`the engine’s process ended (${reason})`));
  page.once('render-process-gone', lose);
  try {
    const work = page.executeJavaScript(`window.headless.prepare(${JSON.stringify(job)})`);
    return await Promise.race([work, gone]);
  } finally {
    clearInterval(progress);
    page.off('render-process-gone', lose);
  }
}

async function tellProgress(page: WebContents, input: string): Promise<void> {
  if (page.isCrashed()) return;
  const fraction: unknown = await page.executeJavaScript('window.headless.progress');
  process.stderr.write(`${input}: ${Math.floor(Number(fraction) * 100)} %\n`);
}

/** Tells what became of an input as soon as it is known. */
function told(finished: Finished): Finished {
  const words = 'problem' in finished ? finished.problem.words : `-> ${finished.output}`;
  process.stderr.write(`${finished.input}: ${words}\n`);
  return finished;
}
