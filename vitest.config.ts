import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The cloud part has packages of its own. */
const PULUMI = fileURLToPath(new URL('infra/node_modules/@pulumi/', import.meta.url));

export default defineConfig({
  resolve: { alias: [{ find: /^@pulumi\//, replacement: PULUMI }] },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/loopback-only.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
  },
});
