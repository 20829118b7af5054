import { parseArgs } from 'node:util';
import type { Outcome, RequestRecord } from './records.ts';
import { startSimulator } from './server.ts';

/** Fixed, so that an account saved in the app still works after a restart of the simulator. */
const DEFAULT_PORT = '8774';

const { values } = parseArgs({
  options: { port: { type: 'string', default: DEFAULT_PORT } },
  allowPositionals: true,
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
}

const simulator = await startSimulator({
  port,
  onRequest: (record) => console.log(lineOf(record)),
});
console.log(`Address    ${simulator.url}
Region     ap-singapore`);
for (const { secretId, secretKey } of simulator.credentials) {
  console.log(`SecretId   ${secretId}\nSecretKey  ${secretKey}`);
}
console.log(`SdkAppId   ${simulator.sdkAppIds.join(', ')}\n`);

function lineOf(record: RequestRecord): string {
  const time = new Date(record.receivedAt).toISOString();
  const name = record.voiceName === null ? '' : ` ${JSON.stringify(record.voiceName)}`;
  return `${time} ${JSON.stringify(record.action)}${name} ${record.bodyBytes} B: ${resultOf(record.outcome)}`;
}

function resultOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'refused':
      return `${outcome.code} (${outcome.message})`;
    case 'dropped':
      return `dropped ${outcome.when}`;
    case 'http-status':
      return `HTTP ${outcome.status}`;
    case 'answered':
    case 'not-json':
    case 'cut-off':
      return outcome.kind;
  }
}
