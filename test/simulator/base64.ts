/**
 * Decodes base64 to the letter: the standard alphabet, padded, nothing around it. Node's own decoder
 * skips whatever it does not know and would accept a `data:` address or half a text.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
