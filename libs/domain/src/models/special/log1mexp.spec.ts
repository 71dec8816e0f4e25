import { log1mexp, log1pexp } from './log1mexp.ts';

describe('log1mexp', () => {
  it('keeps its digits at both ends', () => {
    expect(log1mexp(1e-20)).toBeCloseTo(Math.log(1e-20), 13);
    expect(log1mexp(50)).toBeCloseTo(-Math.exp(-50), 35);
    expect(log1mexp(Math.LN2)).toBeCloseTo(-Math.LN2, 14);
  });
});

describe('log1pexp', () => {
  it('neither overflows nor forgets', () => {
    expect(log1pexp(1000)).toBe(1000);
    expect(log1pexp(0)).toBeCloseTo(Math.LN2, 15);
    expect(log1pexp(-40)).toBeCloseTo(Math.exp(-40), 30);
  });
});
