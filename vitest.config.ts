import { defineConfig } from 'vitest/config';

const sources = ['packages/*/src', 'packages/*/bin', 'services/*/src', 'services/*/bin', 'cli/src', 'fixtures', 'tests', 'bench'];
const files = (ending: string): string[] => sources.map((folder) => `${folder}/**/*${ending}`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: 2,
          setupFiles: ['./tests/fast-check-seed.ts'],
          include: files('.test.ts'),
          exclude: [...files('.int.test.ts'), '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'int',
          // Integration tests wait for servers more than they compute.
          maxWorkers: 3,
          setupFiles: ['./tests/fast-check-seed.ts'],
          include: files('.int.test.ts'),
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ['./tests/containers/global-setup.ts'],
        },
      },
    ],
  },
});
