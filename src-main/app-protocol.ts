import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://clonebooth`;

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.flac': 'audio/flac',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready: a scheme's privileges are fixed at start-up. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built page from `root`, and nothing outside it. */
export function serveApp(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const path = pathInside(root, request.url);
    if (path === null) return new Response('Forbidden', { status: 403 });
    try {
      return respond(path, await readFile(path));
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

/** Decodes before it normalises, so that an encoded `..` is seen for what it is. */
function pathInside(root: string, address: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(root + sep) && !decoded.includes('\0') ? path : null;
}

function respond(path: string, content: Buffer): Response {
  const extension = extname(path);
  const headers = {
    'content-type': MIME_TYPES[extension] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  };
  if (extension !== '.html') return new Response(new Uint8Array(content), { headers });
  const nonce = randomBytes(16).toString('base64');
  const html = content.toString('utf8').replaceAll('%CSP_NONCE%', nonce);
  return new Response(html, {
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
  });
}

/**
 * Nothing by default. WebAssembly is compiled for the resampler; styles that wavesurfer puts into
 * its shadow root carry the nonce.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
