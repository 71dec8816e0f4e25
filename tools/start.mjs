// `npm start`: installs and builds what is missing, then becomes the api.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { root } from './run.mjs';

await installIfNeeded();
await build();
const api = spawn('node', ['apps/api/dist/main.js'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => api.kill(signal));
api.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
