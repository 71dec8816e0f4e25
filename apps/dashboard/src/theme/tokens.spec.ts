import { contrast, distance, visions } from './colour.ts';
import { series, themes, type Theme } from './tokens.ts';

const names = Object.keys(themes) as Theme[];
const surfaces = ['canvas', 'surface', 'raised'] as const;
const worst = (ratios: number[]) => Math.min(...ratios);

describe('contrast', () => {
  it('reproduces the bounds of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(names)('keeps text readable on every %s surface', (theme) => {
    const tokens = themes[theme];
    const roles = [tokens.text, tokens.muted, tokens.accent, tokens.good, tokens.watch, tokens.bad];
    expect(
      worst(surfaces.flatMap((surface) => roles.map((role) => contrast(role, tokens[surface])))),
    ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(names)('keeps graphics visible on every %s surface', (theme) => {
    const tokens = themes[theme];
    const drawn = [tokens.control, tokens.trend, ...series[theme]];
    const grounds = [tokens.canvas, tokens.surface];
    expect(
      worst(grounds.flatMap((ground) => drawn.map((colour) => contrast(colour, ground)))),
    ).toBeGreaterThanOrEqual(3);
  });
});

describe('series palette', () => {
  it.each(names)('keeps any two %s series apart for every vision', (theme) => {
    const pairs = series[theme].flatMap((one, at) =>
      series[theme].slice(at + 1).map((other) => [one, other] as const),
    );
    expect(
      worst(visions.flatMap((vision) => pairs.map(([one, other]) => distance(one, other, vision)))),
    ).toBeGreaterThan(0.12);
  });

  it('catches a red and green pair that deuteranopia confuses', () => {
    expect(distance('#d62728', '#7f7f00', 'deuteranopia')).toBeLessThan(0.12);
  });
});
