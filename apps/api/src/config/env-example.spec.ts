import { readFileSync } from 'node:fs';
import { renderEnvExample } from './env-example.ts';
import { environment } from './variables.ts';

describe('.env.example', () => {
  it('is what the schema says now', () => {
    expect(readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8')).toBe(
      renderEnvExample(),
    );
  });

  it.each(Object.keys(environment.shape))('explains %s', (name) => {
    expect(renderEnvExample()).toMatch(new RegExp(`^# \\S.{10,}\\n# ${name}=`, 'm'));
  });
});
