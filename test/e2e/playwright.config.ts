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
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});
