import { defineConfig } from '@playwright/test';

/** `npm run test:e2e -- FILE` builds, makes a throw-away Exampleland, serves it and says where in E2E_ORIGIN. */
const origin = process.env.E2E_ORIGIN ?? 'http://localhost:3000';
const both = '**/*.both.spec.ts';
const withoutJavaScript = '**/without-js/**/*.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // A limit against waiting for ever, not a measurement: two cores may be busy with something else.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace photographs every step of every test and costs a third of the time; one test is run again with it when it fails.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // The sandbox cannot start as root, and nothing but our own pages is visited.
      chromiumSandbox: false,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'with-js', testIgnore: withoutJavaScript },
    { name: 'without-js', testMatch: [withoutJavaScript, both], use: { javaScriptEnabled: false } },
  ],
});
