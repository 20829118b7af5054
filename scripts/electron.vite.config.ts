import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { pxToRem } from './px-to-rem.mjs';

// Electron 33, which tests may run on: the defaults would follow the installed release instead.
const NODE = 'node20.18';
const CHROME = 'chrome130';

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

// biome-ignore lint/style/noDefaultExport: electron-vite reads the default export.
export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: fromRoot('out/main'),
      sourcemap: true,
      externalizeDeps: true,
      rolldownOptions: {
        input: { main: fromRoot('src-main/main.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: fromRoot('out/preload'),
      sourcemap: 'inline',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: fromRoot('src-main/preload.ts') },
        // A sandboxed preload script can load no second file.
        output: { format: 'cjs', codeSplitting: false, entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: fromRoot('src-renderer'),
    publicDir: fromRoot('assets/public'),
    plugins: [svelte({ configFile: false })],
    css: { postcss: { plugins: [pxToRem()] } },
    worker: { format: 'es' },
    build: {
      target: CHROME,
      outDir: fromRoot('out/renderer'),
      sourcemap: true,
      minify: true,
      // An inlined .wasm would be fetched from a data: URL, which the page's policy forbids.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: fromRoot('src-renderer/index.html'),
          headless: fromRoot('src-renderer/headless.html'),
        },
      },
    },
  },
});
