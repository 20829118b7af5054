import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../scripts/run/child.mjs';

const { env } = process;
const CHILD = new URL('../../../scripts/run/child.mjs', import.meta.url);

describe.skipIf(process.platform === 'win32')('runToEnd', () => {
  it('gives the exit code of the command', async () => {
    expect(await runToEnd(['sh', '-c', 'exit 7'], { env })).toBe(7);
  });

  it('gives 128 and the number of the signal that ended the command', async () => {
    expect(await runToEnd(['sh', '-c', 'kill -TERM $$'], { env, group: true })).toBe(143);
  });

  it('fails when the command does not exist', async () => {
    await expect(runToEnd(['/no/such/command'], { env })).rejects.toThrow('ENOENT');
  });

  it('passes a signal on to all of the group', async () => {
    const script =
      'sh -c "trap \'echo inner ended; exit\' TERM; echo ready; sleep 60 & wait" & wait';
    const code = `
      import { runToEnd } from '${CHILD}';
      process.exitCode = await runToEnd(['sh', '-c', ${JSON.stringify(script)}], { env: process.env, group: true });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code]);
    let output = '';
    parent.stdout.on('data', (data) => {
      output += data;
      if (output === 'ready\n') parent.kill('SIGTERM');
    });
    const [exitCode] = await once(parent, 'close');
    expect(output).toBe('ready\ninner ended\n');
    expect(exitCode).toBe(143);
  });
});
