import { once, setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Cloud } from './cloud.ts';
import { serve } from './exchange.ts';
import { type DropMoment, Faults } from './faults.ts';
import type { RequestRecord, VoiceRecord } from './records.ts';
import type { Credential } from './signature-check.ts';

export interface SimulatorOptions {
  /** The service's clock, in milliseconds since 1970; also moves the rate windows. */
  readonly now?: () => number;
  readonly credentials?: readonly Credential[];
  readonly sdkAppIds?: readonly number[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Called with each record as it is made. */
  readonly onRequest?: (record: RequestRecord) => void;
}

export interface Simulator {
  /** An address like `http://127.0.0.1:40001` that serves every action. */
  readonly url: string;
  readonly port: number;
  readonly credentials: readonly Credential[];
  readonly sdkAppIds: readonly number[];
  /** Oldest first; grows as requests arrive. */
  readonly requests: readonly RequestRecord[];
  /** Oldest first; every voice that was made, also when its answer was lost. */
  readonly voices: readonly VoiceRecord[];
  /** Each of these scripts one coming request, in the order of the calls. */
  failNext(failure: { readonly code: string; readonly message: string }): void;
  dropNext(when: DropMoment): void;
  delayNext(milliseconds: number): void;
  httpStatusNext(status: number): void;
  notJsonNext(): void;
  /** Forgets requests, voices, scripted faults and rates, as if newly started. */
  reset(): void;
  /** Breaks what is open and frees the port. */
  close(): Promise<void>;
}

const DEFAULT_CREDENTIALS = [
  { secretId: 'AKIDsimulatorEXAMPLE', secretKey: 'simulatorSecretKeyEXAMPLE' },
];
const DEFAULT_SDK_APP_IDS = [1400000001];

/** Starts the service on this machine's loopback address; nothing else can reach it. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const requests: RequestRecord[] = [];
  const voices: VoiceRecord[] = [];
  const faults = new Faults();
  const closing = new AbortController();
  // Each delayed answer listens; any number of them is no leak.
  setMaxListeners(0, closing.signal);
  const cloud: Cloud = {
    credentials: options.credentials ?? DEFAULT_CREDENTIALS,
    sdkAppIds: options.sdkAppIds ?? DEFAULT_SDK_APP_IDS,
    now: options.now ?? Date.now,
    voices,
    rates: new Map(),
  };
  const record = (entry: RequestRecord): void => {
    requests.push(entry);
    options.onRequest?.(entry);
  };
  const server = createServer((request, response) => {
    serve(request, response, { cloud, faults, record, closing: closing.signal }).catch((error) => {
      response.destroy();
      // A bug in here must fail the run, not look like a network fault that a test expects.
      if (!closing.signal.aborted) throw error;
    });
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    credentials: cloud.credentials,
    sdkAppIds: cloud.sdkAppIds,
    requests,
    voices,
    ...scripting(faults),
    reset: () => {
      faults.clear();
      cloud.rates.clear();
      requests.length = 0;
      voices.length = 0;
    },
    close: () => close(server, closing),
  };
}

function scripting(faults: Faults) {
  return {
    failNext: (failure: { readonly code: string; readonly message: string }) =>
      faults.add({ kind: 'fail', code: failure.code, message: failure.message }),
    dropNext: (when: DropMoment) => faults.add({ kind: 'drop', when }),
    delayNext: (milliseconds: number) => faults.add({ kind: 'delay', milliseconds }),
    httpStatusNext: (status: number) => faults.add({ kind: 'http-status', status }),
    notJsonNext: () => faults.add({ kind: 'not-json' }),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port was opened');
  return address.port;
}

async function close(server: Server, closing: AbortController): Promise<void> {
  if (!server.listening) return;
  closing.abort();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
