import { RateWindow } from './rate-window.ts';
import type { VoiceRecord } from './records.ts';
import type { Credential } from './signature-check.ts';

const MAX_REQUESTS_PER_SECOND = 20;

/** What the simulated service knows. */
export interface Cloud {
  readonly credentials: readonly Credential[];
  readonly sdkAppIds: readonly number[];
  /** Milliseconds since 1970, by the service's clock. */
  readonly now: () => number;
  readonly voices: VoiceRecord[];
  readonly rates: Map<string, RateWindow>;
}

/** The rate is counted for each action on its own. */
export function rateOf(cloud: Cloud, action: string): RateWindow {
  const rate = cloud.rates.get(action) ?? new RateWindow(MAX_REQUESTS_PER_SECOND, 1000);
  cloud.rates.set(action, rate);
  return rate;
}
