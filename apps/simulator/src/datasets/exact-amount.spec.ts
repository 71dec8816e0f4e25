import { formatAmount, parseAmount } from './exact-amount.ts';

describe('exact amounts', () => {
  it('keeps four decimal places as whole numbers', () => {
    expect(parseAmount('2.55')).toBe(25_500n);
    expect(parseAmount('-0.001')).toBe(-10n);
    expect(parseAmount('7')).toBe(70_000n);
  });

  it('refuses what it cannot keep exactly', () => {
    for (const text of ['', '1,5', '1e3', '0.00001', 'NaN', '.5'])
      expect(() => parseAmount(text)).toThrow('not a decimal');
  });

  it('writes the shortest text that reads back equal', () => {
    for (const text of ['15.3', '-4.641', '7', '0', '0.0001', '-0.5'])
      expect(formatAmount(parseAmount(text))).toBe(text);
  });

  it('adds a million cents without drift', () => {
    let sum = 0n;
    for (let line = 0; line < 1_000_000; line += 1) sum += parseAmount('0.01');
    expect(formatAmount(sum)).toBe('10000');
  });
});
