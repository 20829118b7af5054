import type { Endpoint } from '../../src-main/contract/account.ts';
import type { Sample } from '../../src-main/contract/sample.ts';

/** What a request weighs: the WAV in base64, four characters for three bytes. */
export function requestBytes(sample: Sample): number {
  return Math.ceil(sample.wav.bytes / 3) * 4;
}

export function endpointHost(endpoint: Endpoint): string {
  switch (endpoint.site) {
    case 'international':
      return 'trtc.intl.tencentcloudapi.com';
    case 'mainland':
      return 'trtc.tencentcloudapi.com';
    case 'custom':
      return new URL(endpoint.url).host;
  }
}

/** A language's name in the interface's own language, with its code. */
export function languageName(code: string, interfaceLanguage: string): string {
  const name = new Intl.DisplayNames([interfaceLanguage], { type: 'language' }).of(code);
  return name && name !== code ? `${name} (${code})` : code;
}
