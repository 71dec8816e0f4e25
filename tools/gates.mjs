// What must hold before any test runs: types, lint with boundaries, dead code, formatting, the ratchet.
// Each gate is [name, command, args].
const bin = (path) => ['node', `node_modules/${path}`];
const gate = (name, [command, entry], ...args) => ({ name, command, args: [entry, ...args] });

export const gates = [
  gate('types of tests', bin('typescript/bin/tsc'), '-p', 'tsconfig.spec.json'),
  gate(
    'types of the dashboard',
    bin('vue-tsc/bin/vue-tsc.js'),
    '--noEmit',
    '-p',
    'apps/dashboard/tsconfig.json',
  ),
  gate('lint and boundaries', bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'lint', '--outputStyle=static'),
  { name: 'forbidden imports are caught', command: 'node', args: ['tools/boundaries.mjs'] },
  gate('dead code', bin('knip/bin/knip.js'), '--no-progress'),
  gate('formatting', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  { name: 'ratchet at zero', command: 'node', args: ['tools/ratchet.mjs'] },
];
