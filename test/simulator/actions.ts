import type { Cloud } from './cloud.ts';
import {
  ApiError,
  invalidAction,
  invalidHeaderValue,
  missingParameter,
  noSuchVersion,
  unsupportedRegion,
} from './errors.ts';
import type { JsonObject } from './fields.ts';
import { prepareGetCallerIdentity } from './get-caller-identity.ts';
import type { ReceivedHeaders } from './received-request.ts';
import { prepareVoiceClone } from './voice-clone.ts';

export interface Action {
  readonly name: string;
  readonly service: string;
  /** Null: any region. */
  readonly regions: readonly string[] | null;
  /** Checks the body and returns what carries the request out, so that a fault can step between. */
  readonly prepare: (body: JsonObject, cloud: Cloud, requestId: string) => () => JsonObject;
}

const ACTIONS: readonly Action[] = [
  {
    name: 'VoiceClone',
    service: 'trtc',
    regions: ['ap-singapore'],
    prepare: prepareVoiceClone,
  },
  { name: 'GetCallerIdentity', service: 'sts', regions: null, prepare: prepareGetCallerIdentity },
];

const VERSIONS: Readonly<Record<string, string>> = { trtc: '2019-07-22', sts: '2018-08-13' };

/** Finds the action that the headers name, at the host they name it to. */
export function findAction(headers: ReceivedHeaders): Action {
  const name = requiredHeader(headers, 'Action');
  const version = requiredHeader(headers, 'Version');
  const service = hostedService(headers.one('host')) ?? serviceOf(name);
  if (service === null) throw invalidAction();
  const served = VERSIONS[service];
  if (served === undefined) {
    throw new ApiError('NoSuchProduct', `The service \`${service}\` does not exist.`);
  }
  if (version !== served) throw noSuchVersion(version, service);
  const action = ACTIONS.find((known) => known.name === name && known.service === service);
  if (!action) throw invalidAction();
  checkRegion(action, requiredHeader(headers, 'Region'));
  return action;
}

/** On the real hosts the first label is the service; on this machine's address one serves all. */
function hostedService(host: string | null): string | null {
  return /^([^.:]+)\.(?:[^:]+\.)?tencentcloudapi\.com(?::\d+)?$/.exec(host ?? '')?.[1] ?? null;
}

function serviceOf(action: string): string | null {
  return ACTIONS.find(({ name }) => name === action)?.service ?? null;
}

function checkRegion(action: Action, region: string): void {
  if (!/^[a-z]{2,}-[a-z]+(-[a-z0-9]+)*$/.test(region)) throw invalidHeaderValue('X-TC-Region');
  if (action.regions && !action.regions.includes(region)) throw unsupportedRegion();
}

/** A header that is present but empty is an invalid value, not a missing one. */
function requiredHeader(headers: ReceivedHeaders, parameter: string): string {
  const value = headers.one(`x-tc-${parameter.toLowerCase()}`);
  if (value === null) throw missingParameter(parameter);
  if (value === '') throw invalidHeaderValue(`X-TC-${parameter}`);
  return value;
}
