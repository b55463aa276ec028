import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/temporary-cache.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two at a time: tests that start processes share the machine's cores with them.
    maxWorkers: 2,
  },
});
