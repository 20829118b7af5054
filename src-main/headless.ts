import { join, resolve } from 'node:path';
import { app, BrowserWindow, type WebContents } from 'electron';
import { APP_ORIGIN, serveApp } from './app-protocol.ts';
import type { PrepareCommand } from './cli/arguments.ts';
import { exitCodeOf, type Finished, reportOf } from './cli/finished.ts';
import { outputPath } from './cli/output-path.ts';
import { REOPEN_INPUT_ID } from './contract/ipc.ts';
import type { PrepareJob, PrepareOutcome } from './contract/prepare-job.ts';
import { giveFile } from './give-file.ts';
import { writeDurably } from './library/durable-file.ts';

const PROGRESS_MILLISECONDS = 500;

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
  await window.loadURL(`${APP_ORIGIN}/headless.html`);
  const finished: Finished[] = [];
  for (const input of command.inputs) {
    finished.push(await prepareOne(window.webContents, resolve(input), command));
  }
  const report = `${JSON.stringify(reportOf(app.getVersion(), finished), null, 2)}\n`;
  if (command.report !== null) await writeDurably(resolve(command.report), report);
  if (command.json) process.stdout.write(report);
  return exitCodeOf(finished);
}

async function prepareOne(
  page: WebContents,
  input: string,
  command: PrepareCommand,
): Promise<Finished> {
  if (!(await giveFile(page, REOPEN_INPUT_ID, input))) {
    return told({ input, problem: { kind: 'unreadable', words: 'There is no such file.' } });
  }
  const outcome = await run(page, input, { wanted: command.wanted, cleaning: command.cleaning });
  if (!outcome.ok) return told({ input, problem: outcome.problem });
  const output = resolve(outputPath(input, command.out));
  await writeDurably(output, outcome.wav);
  return told({ input, output, report: outcome.report });
}

async function run(page: WebContents, input: string, job: PrepareJob): Promise<PrepareOutcome> {
  const progress = setInterval(async () => {
    const fraction: unknown = await page.executeJavaScript('window.headless.progress');
    process.stderr.write(`${input}: ${Math.floor(Number(fraction) * 100)} %\n`);
  }, PROGRESS_MILLISECONDS);
  try {
    return await page.executeJavaScript(`window.headless.prepare(${JSON.stringify(job)})`);
  } finally {
    clearInterval(progress);
  }
}

function told(finished: Finished): Finished {
  const words = 'problem' in finished ? finished.problem.words : `-> ${finished.output}`;
  process.stderr.write(`${finished.input}: ${words}\n`);
  return finished;
}
