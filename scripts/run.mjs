// Starts, builds and tests the program.
// Use: node scripts/run.mjs start|dev|build|cli|e2e|simulator|exec [-- arguments]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureElectron } from './ensure-electron.mjs';
import { runToEnd } from './run/child.mjs';
import { electronEnvironment, lacksSandbox } from './run/electron-environment.mjs';
import { needsDisplay, runInTestSession } from './run/test-session.mjs';
import { ensureSystem } from './system-deps.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ELECTRON_VITE = nodeProgram('electron-vite/bin/electron-vite.js');
const PLAYWRIGHT = nodeProgram('@playwright/test/cli.js');
const CONFIG = ['--config', 'scripts/electron.vite.config.ts'];

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = { start, dev, build, cli, e2e, simulator, exec };

/** @param {string[]} args */
async function start(args) {
  const electron = await prepare({ test: false });
  const built = await build([]);
  if (built !== 0) return built;
  const noSandbox = lacksSandbox() ? ['--no-sandbox'] : [];
  return runToEnd([electron.program, ...noSandbox, ROOT, ...args], { env: electron.env });
}

/** @param {string[]} args */
async function dev(args) {
  const { env } = await prepare({ test: false });
  const noSandbox = lacksSandbox() ? ['--noSandbox'] : [];
  const options = [...CONFIG, '--watch', ...noSandbox];
  return runToEnd([...ELECTRON_VITE, 'dev', ...options, ...args], { env });
}

/** @param {string[]} args */
async function build(args) {
  return runToEnd([...ELECTRON_VITE, 'build', ...CONFIG, ...args], { env: process.env });
}

/**
 * The program without a window. Its standard output is a report, so nothing else is written there.
 *
 * @param {string[]} args
 */
async function cli(args) {
  const electron = await prepare({ test: false });
  if (!existsSync('out/main/main.cjs')) {
    const built = await runToEnd([...ELECTRON_VITE, 'build', ...CONFIG], {
      env: process.env,
      quiet: true,
    });
    if (built !== 0) return built;
  }
  const noSandbox = lacksSandbox() ? ['--no-sandbox'] : [];
  const words = [ROOT, ...noSandbox, ...args];
  // Paths are meant from where the person is, not from the project's folder.
  process.chdir(process.env['INIT_CWD'] ?? ROOT);
  /** @type {[string, ...string[]]} Electron wants a display even for a window that is never shown. */
  const command = needsDisplay()
    ? ['xvfb-run', '-a', electron.program, ...words]
    : [electron.program, ...words];
  return runToEnd(command, { env: electron.env });
}

/** @param {string[]} args */
async function e2e(args) {
  if (!existsSync('out/main/main.cjs')) throw new Error('Run "npm run build" first.');
  return exec([...PLAYWRIGHT, 'test', '--config', 'test/e2e/playwright.config.ts', ...args]);
}

/** Stands in for the cloud service; runs in this process until it is ended. @param {string[]} args */
async function simulator(args) {
  const program = join(ROOT, 'test/simulator/main.ts');
  process.argv = [process.execPath, program, ...args];
  const { runnerImport } = await import('vite');
  await runnerImport(program, { root: ROOT, configFile: false });
  return Number(process.exitCode ?? 0);
}

/** Runs any command with the display, the keyring and the Electron of the tests. @param {string[]} args */
async function exec([program, ...args]) {
  if (program === undefined) throw new Error('Give a command: run.mjs exec -- command');
  const { env } = await prepare({ test: true });
  return runInTestSession([program, ...args], env);
}

/** @param {{ test: boolean }} options */
async function prepare({ test }) {
  const electron = await ensureElectron();
  if (!ensureSystem({ electron: electron.program, test })) throw new Error('See above.');
  return { ...electron, env: electronEnvironment(electron) };
}

/**
 * @param {string} file
 * @returns {[string, string]}
 */
function nodeProgram(file) {
  return [process.execPath, join(ROOT, 'node_modules', file)];
}

async function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new Error(`Use: run.mjs ${Object.keys(commands).join('|')} [-- arguments]`);
  process.chdir(ROOT);
  process.exitCode = await command(rest[0] === '--' ? rest.slice(1) : rest);
}

main().catch((error) => {
  console.error(`[run] ${error.message}`);
  process.exitCode = 1;
});
