import { goldenText } from './golden-text.ts';

describe('goldenText', () => {
  it.each([
    ['30.0 [14.05, 44.20]', 'en', '30.0 [14.05, 44.20]'],
    ['30.0 [14.05, 44.20]', 'es', '30,0 [14,05; 44,20]'],
    ['-48.50', 'en', '−48.50'],
    ['8911407.90', 'en', '8,911,407.90'],
    ['8911407.90', 'es', '8.911.407,90'],
  ] as const)('writes %s in %s', (expected, locale, text) => {
    expect(goldenText(expected, locale)).toBe(text);
  });
});
