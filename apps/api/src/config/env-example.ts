import { environment, secrets } from './variables.ts';

/** The text of `.env.example`: every variable with its meaning and its default, all commented out. */
export function renderEnvExample(): string {
  const lines = Object.entries(environment.shape).map(([name, schema]) => {
    const standard = schema.safeParse(undefined).data;
    return `# ${schema.description ?? ''}\n# ${name}=${standard ?? ''}\n`;
  });
  const head = [
    '# Generated from apps/api/src/config/variables.ts by `node tools/env-example.mjs`.',
    `# Each of ${secrets.join(', ')}`,
    '# may be given as <NAME>_FILE instead: the path of a file that holds it.',
    '',
  ];
  return [...head, ...lines].join('\n');
}
