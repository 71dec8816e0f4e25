// Three tiers by suffix: .spec.ts (no I/O), .int.spec.ts (one real service), test/**/*.e2e.ts (the running product).
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const tier = (displayName, testMatch, testPathIgnorePatterns = []) => ({
  displayName,
  testMatch,
  transform,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...testPathIgnorePatterns],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  moduleNameMapper: {
    '^@pulso/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^fast-check$': '<rootDir>/tools/seeded-fast-check.mjs',
  },
});

export default {
  // Speed is never asserted in a test: a busy machine may take its time.
  testTimeout: 30_000,
  projects: [
    tier('unit', ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'], ['\\.int\\.spec\\.ts$']),
    tier('int', ['<rootDir>/{apps,libs}/**/*.int.spec.ts']),
    tier('e2e', ['<rootDir>/test/**/*.e2e.ts']),
  ],
};
