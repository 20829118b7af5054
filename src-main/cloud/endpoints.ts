import { type Endpoint, SITE_HOSTS } from '../contract/account.ts';

export type Product = 'trtc' | 'sts';

const REGIONS = { international: 'ap-singapore', mainland: 'ap-beijing' } as const;

/** Where a product of the chosen site is reached, and the region to name there. */
export function addressOf(endpoint: Endpoint, product: Product): { url: URL; region: string } {
  if (endpoint.site === 'custom') {
    return { url: customUrl(endpoint.url, product), region: endpoint.region };
  }
  return {
    url: new URL(`https://${SITE_HOSTS[endpoint.site][product]}/`),
    region: REGIONS[endpoint.site],
  };
}

/** A regional trtc host has a sibling for sts; any other address is taken to serve both. */
function customUrl(address: string, product: Product): URL {
  const url = new URL(address);
  if (product === 'sts' && /^trtc\..*tencentcloudapi\.com$/.test(url.hostname)) {
    url.hostname = url.hostname.replace(/^trtc\./, 'sts.');
  }
  return url;
}
