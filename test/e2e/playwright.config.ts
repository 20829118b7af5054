import { defineConfig } from '@playwright/test';

// One worker: the tests share a display, and two Electrons on two cores only slow each other down.
// biome-ignore lint/style/noDefaultExport: Playwright reads the default export.
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/*.spec.ts', 'bench/**/*.spec.ts'],
  outputDir: '../../test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A shared machine's disk can stall for longer than a test waits; what needed a second try is reported.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});
