import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { type Simulator, startSimulator } from '../simulator/server.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, '../..');

/** Chromium refuses to sandbox what root runs. */
const NO_SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface LaunchOptions {
  readonly language?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More switches for Electron. */
  readonly args?: readonly string[];
}

/** The real program on a user-data folder of its own, which outlives restarts. */
export class Clonebooth {
  readonly userData = mkdtempSync(join(tmpdir(), 'clonebooth-e2e-'));
  #app: ElectronApplication | null = null;
  #output = '';

  /** Everything that the main process printed, in all runs. */
  get output(): string {
    return this.#output;
  }

  /** The window's page. */
  get page(): Page {
    const [page] = this.electron.windows();
    if (!page) throw new Error('no window is open');
    return page;
  }

  get electron(): ElectronApplication {
    if (!this.#app) throw new Error('not running');
    return this.#app;
  }

  /** Starts the program, ending an earlier run, and waits for its page. */
  async start({ language = 'en-US', env = {}, args = [] }: LaunchOptions = {}): Promise<Page> {
    await this.stop();
    this.#app = await _electron.launch({
      args: [
        ...NO_SANDBOX,
        ...args,
        ROOT,
        `--user-data-dir=${this.userData}`,
        `--lang=${language}`,
      ],
      env: { ...inherited(), ...env },
    });
    const { stdout, stderr } = this.#app.process();
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    const page = await this.#app.firstWindow();
    await page.waitForLoadState('load');
    return page;
  }

  /**
   * Starts the program once more with a file, while it runs.
   *
   * @returns The exit code of that start.
   */
  async startAgain(file: string): Promise<number | null> {
    const program = this.electron.process().spawnfile;
    const args = [...NO_SANDBOX, ROOT, `--user-data-dir=${this.userData}`, file];
    const second = spawn(program, args, { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    return code;
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  /** Ends the program as a crash or a power cut would. */
  async kill(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    const closed = app?.waitForEvent('close');
    app?.process().kill('SIGKILL');
    await closed;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.userData, { recursive: true, force: true });
  }
}

interface Fixtures {
  readonly clonebooth: Clonebooth;
  /** How far the service's clock is ahead of this computer's; a test may change it. */
  readonly serviceClock: { aheadMilliseconds: number };
  readonly simulator: Simulator;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it.
  clonebooth: async ({}, use) => {
    const clonebooth = new Clonebooth();
    await use(clonebooth);
    await clonebooth.remove();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it.
  serviceClock: async ({}, use) => {
    await use({ aheadMilliseconds: 0 });
  },
  simulator: async ({ serviceClock }, use) => {
    const simulator = await startSimulator({
      now: () => Date.now() + serviceClock.aheadMilliseconds,
    });
    await use(simulator);
    await simulator.close();
  },
});

export { expect } from '@playwright/test';

export function fixturePath(name: string): string {
  return join(HERE, '../fixtures', name);
}

/**
 * Drops real files on the window. A synthetic DragEvent would carry files without a path; the
 * browser's own drag events carry them as the desktop does.
 */
export async function dropFiles(page: Page, ...paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
  await session.detach();
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
