import { analyseDrivers } from './driver-analysis.ts';

const cell = (products: number[], complete = 200) => ({
  ...{ asked: 250, answered: [200, 200], complete },
  sums: [0, 0, 0],
  products,
});

describe('analyseDrivers', () => {
  it('gives a driver that never varies no weight and no correlation', () => {
    const analysis = analyseDrivers(cell([200, 120, 0, 120, 200, 0, 0, 0, 0]));
    expect(analysis?.weights[0]).toBeCloseTo(0.36, 12);
    expect(analysis?.weights[1]).toBe(0);
    expect(analysis?.correlations).toEqual([0.6, null]);
    expect(analysis?.weightIntervals[1]).toBeNull();
  });

  it('bounds weights and R² around their values', () => {
    const analysis = analyseDrivers(cell([200, 120, 60, 120, 200, 0, 60, 0, 200]))!;
    expect(analysis.rSquaredInterval.low).toBeLessThan(0.45);
    expect(analysis.rSquaredInterval.high).toBeGreaterThan(0.45);
    expect(analysis.rSquaredInterval.high - analysis.rSquaredInterval.low).toBeLessThan(0.25);
  });

  it('has nothing to say of an outcome that never varies, or of no drivers', () => {
    expect(analyseDrivers(cell([0, 0, 0, 0, 200, 0, 0, 0, 200]))).toBeNull();
    expect(analyseDrivers({ ...cell([200]), sums: [0] })).toBeNull();
  });
});
