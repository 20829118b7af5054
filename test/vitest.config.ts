import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  // Real sound through real networks: a busy machine needs its time, and no test is about that.
  test: { include: ['test/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
