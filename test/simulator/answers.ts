import type { ServerResponse } from 'node:http';
import type { JsonObject } from './fields.ts';

const BAD_GATEWAY_PAGE = '<html><body><h1>The gateway cannot answer</h1></body></html>\n';
const PORTAL_PAGE = '<html><body><h1>Welcome to the guest network</h1></body></html>\n';

/** Sends the API's envelope; refusals come with status 200 too. */
export function sendJson(response: ServerResponse, content: JsonObject): void {
  response.writeHead(200, jsonHeaders(content)).end(envelope(content));
}

/** Sends the head and half of the body, then breaks the connection. */
export function sendHalf(response: ServerResponse, content: JsonObject): void {
  const text = envelope(content);
  response.writeHead(200, jsonHeaders(content));
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

export function sendGatewayPage(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(BAD_GATEWAY_PAGE);
}

export function sendPortalPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL_PAGE);
}

function jsonHeaders(content: JsonObject) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(envelope(content)),
  };
}

function envelope(content: JsonObject): string {
  return JSON.stringify({ Response: content });
}
