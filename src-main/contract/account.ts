/** Where requests go. International is the product's home; the mainland site has other accounts. */
export type Endpoint =
  | { readonly site: 'international' }
  | { readonly site: 'mainland' }
  | { readonly site: 'custom'; readonly url: string; readonly region: string };

/** The hosts of the two sites: requests go there, and the clone dialog names them. */
export const SITE_HOSTS = {
  international: { trtc: 'trtc.intl.tencentcloudapi.com', sts: 'sts.intl.tencentcloudapi.com' },
  mainland: { trtc: 'trtc.tencentcloudapi.com', sts: 'sts.tencentcloudapi.com' },
} as const;

/** What a person types. It crosses from the page to the main process once and never comes back. */
export interface AccountInput {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sdkAppId: number;
  readonly endpoint: Endpoint;
}

/** What the page may know of an account: enough to recognise it, nothing to use it with. */
export interface AccountView {
  /** The last four characters of the SecretId. */
  readonly secretIdEnding: string;
  readonly sdkAppId: number;
  readonly endpoint: Endpoint;
  readonly keptIn: 'keychain' | 'session';
}

export type Keychain =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string };

export interface AccountState {
  readonly account: AccountView | null;
  readonly keychain: Keychain;
}

/** Who the service says the credentials belong to (STS GetCallerIdentity). */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
  readonly type: string;
  readonly requestId: string;
}

export type EndpointProblem = 'not-a-url' | 'not-https' | 'has-path' | 'has-credentials';

/**
 * Says what is wrong with an endpoint's address, or null. https everywhere; http only on this
 * machine's own loopback, where nothing can listen in.
 */
export function endpointProblem(address: string): EndpointProblem | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'not-a-url';
  }
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure) return 'not-https';
  return url.pathname === '/' && url.search === '' && url.hash === '' ? null : 'has-path';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
