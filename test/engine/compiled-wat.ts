import { readFileSync } from 'node:fs';
import loadWabt from 'wabt';

/** The module with the bytes that a WebAssembly text compiles to, as the page loads it. */
export async function compiledWat(source: URL, name: string, madeBy: string): Promise<string> {
  const wabt = await loadWabt();
  const file = source.pathname.split('/').at(-1) ?? '';
  const module = wabt.parseWat(file, readFileSync(source, 'utf8'), { simd: true });
  module.validate();
  const hex = Buffer.from(module.toBinary({}).buffer).toString('hex');
  const lines = hex.match(/.{1,92}/g)?.map((line) => `  '${line}'`) ?? [];
  return [
    `/** ${file}, compiled. Made by ${madeBy}, run with --update. */`,
    `export const ${name} = [`,
    `${lines.join(',\n')},`,
    "].join('');",
    '',
  ].join('\n');
}
