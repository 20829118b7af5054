import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a command may take to end after a signal before it is killed. */
const PATIENCE_MS = 5000;

/** How long the rest of a group may take after its command: Xvfb has a lock file to remove. */
const GROUP_PATIENCE_MS = 300;

/**
 * Runs a command to its end and gives the exit code a shell would give.
 *
 * With `group`, the command gets a process group of its own: signals reach all of it, and whatever
 * of it outlives the command is killed.
 *
 * With `quiet`, what it prints goes to standard error.
 *
 * @param {readonly [string, ...string[]]} command
 * @param {{ env: NodeJS.ProcessEnv, group?: boolean, quiet?: boolean }} options
 * @returns {Promise<number>}
 */
export function runToEnd([program, ...args], { env, group = false, quiet = false }) {
  const child = spawn(program, args, {
    stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'],
    env,
    detached: group,
  });
  /** @param {NodeJS.Signals} signal */
  const send = (signal) => sendSignal(child, signal, group);
  /** @param {NodeJS.Signals} signal */
  const forward = async (signal) => {
    send(signal);
    await setTimeout(PATIENCE_MS, undefined, { ref: false });
    send('SIGKILL');
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', async (code, signal) => {
      if (group) await endGroup(send);
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
    });
  });
}

/** @param {(signal: NodeJS.Signals) => void} send */
async function endGroup(send) {
  send('SIGTERM');
  await setTimeout(GROUP_PATIENCE_MS);
  send('SIGKILL');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @param {boolean} group
 */
function sendSignal(child, signal, group) {
  try {
    if (!group) child.kill(signal);
    else if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}
