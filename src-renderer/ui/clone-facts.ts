import { type Endpoint, SITE_HOSTS } from '../../src-main/contract/account.ts';
import type { Sample } from '../../src-main/contract/sample.ts';

/** What a request weighs: the WAV in base64, four characters for three bytes. */
export function requestBytes(sample: Sample): number {
  return Math.ceil(sample.wav.bytes / 3) * 4;
}

export function endpointHost(endpoint: Endpoint): string {
  return endpoint.site === 'custom' ? new URL(endpoint.url).host : SITE_HOSTS[endpoint.site].trtc;
}

/** A language's name in the interface's own language, with its code. */
export function languageName(code: string, interfaceLanguage: string): string {
  const name = new Intl.DisplayNames([interfaceLanguage], { type: 'language' }).of(code);
  return name && name !== code ? `${name} (${code})` : code;
}
