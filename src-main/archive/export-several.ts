import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../library/durable-file.ts';
import { type ExchangePorts, exportSample } from './exchange.ts';
import { fileNameOf } from './file-name.ts';

/**
 * Writes one `.clonebooth` file for each sample into a folder. Files that are there stay: the new one of
 * the same name gets a number.
 *
 * @throws FailureError `sample-missing`, `sample-changed`, `disk-full` or `disk-denied`
 */
export async function exportSeveral(
  ports: ExchangePorts,
  sampleIds: readonly string[],
  folder: string,
): Promise<void> {
  for (const id of sampleIds) {
    const { name } = await ports.samples.get(id);
    const archive = await exportSample(ports, id);
    await writeDurably(await freePath(folder, fileNameOf(name)), archive);
  }
}

async function freePath(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name} (${number})`;
    const path = join(folder, `${numbered}.clonebooth`);
    if (!(await isThere(path))) return path;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
