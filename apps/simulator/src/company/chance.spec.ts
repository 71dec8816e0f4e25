import { disturbanceAt } from './incidents.ts';
import { Prng } from './prng.ts';
import { peakRhythm, rhythmAt } from './rhythm.ts';
import { dayMs, hourMs } from './scene.ts';

describe('seeded chance', () => {
  const draws = (seed: number, count: number) => {
    const prng = new Prng(seed);
    return Array.from({ length: count }, () => prng.next());
  };

  it('repeats with its seed and not without', () => {
    expect(draws(5, 50)).toEqual(draws(5, 50));
    expect(draws(5, 50)).not.toEqual(draws(6, 50));
  });

  it('is even over the unit interval', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const draw of draws(1, 100_000)) tenths[Math.floor(draw * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('follows weights', () => {
    const prng = new Prng(2);
    const picks = Array.from({ length: 10_000 }, () => prng.weighted({ often: 9, seldom: 1 }));
    expect(picks.filter((pick) => pick === 'seldom').length / 10_000).toBeCloseTo(0.1, 1);
  });
});

describe('the rhythm of a week', () => {
  it('averages one and never passes its peak', () => {
    const hours = Array.from({ length: 7 * 24 * 4 }, (_, quarter) =>
      rhythmAt(Date.UTC(2026, 0, 5) + (quarter * hourMs) / 4),
    );
    expect(hours.reduce((sum, one) => sum + one, 0) / hours.length).toBeCloseTo(1, 1);
    expect(Math.max(...hours)).toBeLessThanOrEqual(peakRhythm);
  });
});

describe('incidents', () => {
  const historyMs = 30 * dayMs;

  it('are under way when the wall is switched on, and end', () => {
    expect(disturbanceAt(historyMs, historyMs)).toBeGreaterThan(0.5);
    expect(disturbanceAt(historyMs + 3 * hourMs, historyMs)).toBe(0);
  });

  it('come again', () => {
    expect(disturbanceAt(historyMs + 10 * hourMs, historyMs)).toBeGreaterThan(0.5);
  });

  it('leave most of the month in peace', () => {
    const quiet = Array.from({ length: 30 * 24 }, (_, hour) =>
      disturbanceAt(hour * hourMs, historyMs),
    ).filter((strength) => strength === 0);
    expect(quiet.length / (30 * 24)).toBeGreaterThan(0.85);
  });
});
