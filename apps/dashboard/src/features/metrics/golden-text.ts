import type { Locale } from '../../format/value-parts.ts';

/** A worked example's `30.0 [14.05, 44.20]` as the language writes numbers; every checked decimal stays. */
export function goldenText(expected: string, locale: Locale): string {
  const separator = locale === 'es' ? '; ' : ', ';
  const decimals = (digits: string) => ({
    minimumFractionDigits: digits.length,
    maximumFractionDigits: digits.length,
  });
  return expected
    .replace(/, /g, separator)
    .replace(/-?\d+(?:\.(\d+))?/g, (number, digits: string = '') =>
      new Intl.NumberFormat(locale, decimals(digits)).format(Number(number)).replace('-', '−'),
    );
}
