import { periodName } from './period-name.ts';

const t = (key: string) => `<${key}>`;

describe('periodName', () => {
  it.each([
    ['month', '2026-06', 'en', 'Jun 2026'],
    ['cohort', '2026-06', 'es', 'jun 2026'],
    ['cohort', '2026-W06', 'es', '2026-W06'],
    ['month', 'undated', 'es', '<period.undated>'],
    ['channel', '2026-06', 'en', undefined],
  ] as const)('reads %s %s in %s', (dimension, value, locale, name) => {
    expect(periodName(dimension, value, locale, t)).toBe(name);
  });
});
