import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { handlersFor } from '../../../src-main/ipc/handlers.ts';
import { buildServices } from '../../../src-main/services.ts';
import { FakeSecretStore } from '../../fakes/fake-secret-store.ts';
import { writeManySamples } from '../../fakes/many-samples.ts';
import { noDesktop, noMicrophone } from '../../fakes/no-desktop.ts';

/**
 * A library of 10,000 samples: from starting the program to the answer that the page shows, against
 * reading the same descriptions with `cat`: `npm run bench`.
 */
const COUNT = 10_000;
const RUNS = 5;
const why = process.env['CLONEBOOTH_BENCH'] ? null : 'CLONEBOOTH_BENCH is not set';

const userData = mkdtempSync(join(tmpdir(), 'clonebooth-bench-'));
afterAll(() => rmSync(userData, { recursive: true, force: true }), 120_000);

async function secondsOf(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}

/** The quickest of some runs: what else the machine does only ever adds to it. */
async function best(work: () => unknown): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run++) seconds.push(await secondsOf(work));
  return Math.min(...seconds);
}

/** What happens between the start of the program and the list on screen, but for drawing it. */
async function openLibrary(): Promise<number> {
  const services = buildServices(userData, new FakeSecretStore(), {
    desktop: noDesktop,
    microphone: noMicrophone,
    exportFile: async () => null,
    chooseFolder: async () => null,
    giveFile: async () => false,
    reveal: () => undefined,
    libraryChanged: () => undefined,
  });
  await services.outbox.resume();
  const { items } = await handlersFor(services)['library.list'](undefined);
  return items.length;
}

it.skipIf(why)(
  `opens a library of ${COUNT} samples (${why ?? 'bench'})`,
  async () => {
    writeManySamples(userData, COUNT);
    const index = join(userData, 'library/.index');
    const first = await best(() => {
      for (const folder of ['library', 'outbox']) {
        rmSync(join(userData, folder, '.index'), { force: true });
      }
      return openLibrary();
    });
    const later = await best(openLibrary);
    const lines = readFileSync(index, 'utf8').split('\n');
    const some = await best(() => {
      writeFileSync(index, lines.slice(0, -100).join('\n'));
      return openLibrary();
    });
    const cat = await best(() =>
      spawnSync('sh', ['-c', 'find "$1" -name "*.json" -exec cat {} + > /dev/null', '-', userData]),
    );
    const row = (name: string, seconds: number) =>
      `| ${name} | ${seconds.toFixed(2)} s | ${(seconds / cat).toFixed(2)} |`;
    console.info(
      [
        row('as a rule', later),
        row('100 samples are new', some),
        row('without an index', first),
        row('`find … -exec cat {} +`', cat),
      ].join('\n'),
    );
    expect(await openLibrary()).toBe(COUNT);
  },
  600_000,
);
