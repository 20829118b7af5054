import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a command may take to end after a signal before it is killed. */
const PATIENCE_MS = 5000;

/**
 * Runs a command to its end and gives the exit code a shell would give.
 *
 * With `group`, the command gets a process group of its own: signals reach all of it, and whatever
 * of it outlives the command is killed.
 *
 * @param {readonly [string, ...string[]]} command
 * @param {{ env: NodeJS.ProcessEnv, group?: boolean }} options
 * @returns {Promise<number>}
 */
export function runToEnd([program, ...args], { env, group = false }) {
  const child = spawn(program, args, { stdio: 'inherit', env, detached: group });
  /** @param {NodeJS.Signals} signal */
  const send = (signal) => sendSignal(child, signal, group);
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    send(signal);
    setTimeout(() => send('SIGKILL'), PATIENCE_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (group) send('SIGKILL');
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
    });
  });
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
