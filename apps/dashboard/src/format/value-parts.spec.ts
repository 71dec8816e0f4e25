import { ageText } from './duration.ts';
import { axisValueText, rangeText, signedText, valueParts, valueText, type Locale } from './value-parts.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const text = (value: number, unit: string, locale: Locale) => plain(valueText(value, unit, locale));

describe('valueText', () => {
  it.each([
    [39.8398, 'points', 'es', '40'],
    [-0.2, 'points', 'en', '0'],
    [-12.6, 'points', 'en', '−13'],
    [82.0685, '%', 'es', '82,1 %'],
    [82.0685, '%', 'en', '82.1 %'],
    [4.08, 'score', 'es', '4,08'],
    [18_532, 'count', 'es', '18.532'],
    [1234, 'count', 'es', '1.234'],
    [18_532, 'count', 'en', '18,532'],
    [480.866, 'GBP', 'en', '£480.87'],
    [480.866, 'EUR', 'es', '480,87 €'],
    [8_911_407.9, 'EUR', 'en', '€8.91M'],
    [8_911_407.9, 'EUR', 'es', '8,91 M €'],
    [12.34, 'events/s', 'es', '12,3/s'],
    [8.44, 'months', 'es', '8,4 meses'],
    [8.44, 'months', 'en', '8.4 months'],
    [45, 's', 'es', '45 s'],
    [2.14, 's', 'es', '2,1 s'],
    [2.14, 's', 'en', '2.1 s'],
    [90, 's', 'en', '1 min 30 s'],
    [5400, 's', 'es', '1 h 30 min'],
    [50_400, 's', 'en', '14 h'],
    [86_400 * 3.5, 's', 'en', '3 d 12 h'],
  ] as const)('writes %d %s in %s as %s', (value, unit, locale, expected) => {
    expect(text(value, unit, locale)).toBe(expected);
  });

  it('never says sixty of a smaller unit', () => {
    expect(text(59.7, 's', 'en')).toBe('1 min');
    expect(text(3599.8, 's', 'en')).toBe('1 h');
    expect(text(86_399, 's', 'en')).toBe('24 h');
  });
});

describe('valueParts', () => {
  it('sets the unit apart wherever the locale puts it', () => {
    expect(valueParts(1250, 'EUR', 'en').map((part) => part.kind)).toEqual(['unit', 'figure']);
    expect(valueParts(1250, 'EUR', 'es').map((part) => part.kind)).toEqual(['figure', 'unit']);
  });
});

describe('signedText', () => {
  it('writes a change with its sign', () => {
    expect(plain(signedText(2.4, 'points', 'es'))).toBe('+2');
    expect(plain(signedText(-1.44, '%', 'es'))).toBe('−1,4 pp');
    expect(plain(signedText(12.4, 'percent', 'es'))).toBe('+12 %');
    expect(plain(signedText(120, 's', 'en'))).toBe('+2 min');
    expect(plain(signedText(-0.2, 'points', 'en'))).toBe('±0');
  });
});

describe('rangeText', () => {
  it('writes a shared unit once', () => {
    expect(plain(rangeText(76.91, 80.4, '%', 'es'))).toBe('76,9 – 80,4 %');
    expect(plain(rangeText(-3, 12.4, 'points', 'en'))).toBe('−3 – 12');
    expect(plain(rangeText(1114.6, 1250.3, 'count', 'en'))).toBe('1,115 – 1,250');
    expect(plain(rangeText(60, 120, 's', 'en'))).toBe('1 min – 2 min');
  });
});

describe('axisValueText', () => {
  it.each([
    [90, '%', 'es', '90 %'],
    [0, 'EUR', 'es', '0 €'],
    [15_000, 'EUR', 'en', '€15K'],
    [-50, 'points', 'en', '−50'],
    [0.25, 'ratio', 'es', '0,25'],
    [3600, 's', 'es', '1 h'],
  ] as const)('writes %d %s in %s as %s', (value, unit, locale, expected) => {
    expect(plain(axisValueText(value, unit, locale))).toBe(expected);
  });
});

describe('ageText', () => {
  it('keeps one unit and rounds down', () => {
    expect([-1, 3.9, 119, 7199, 90_000].map((age) => plain(ageText(age)))).toEqual([
      '0 s',
      '3 s',
      '1 min',
      '1 h',
      '1 d',
    ]);
  });
});
