import { localeOf } from './recall.ts';

describe('localeOf', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['en-GB', 'es'], 'en'],
    [['fr-FR', 'ES'], 'es'],
    [['de'], 'en'],
    [[], 'en'],
  ])('reads %j as %s', (languages, expected) => {
    expect(localeOf(languages)).toBe(expected);
  });
});
