// `node tools/env-example.mjs`: writes .env.example from the schema of the environment. Needs a build.
import { writeFileSync } from 'node:fs';
import { renderEnvExample } from '../apps/api/dist/config/env-example.js';

writeFileSync(new URL('../.env.example', import.meta.url), renderEnvExample());
