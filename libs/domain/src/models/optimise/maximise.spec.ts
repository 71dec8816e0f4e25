import { identify } from './identify.ts';
import { maximise } from './maximise.ts';
import type { Objective } from './objective.ts';

const box = { low: -10, high: 10 };
const banana: Objective = ([x = 0, y = 0]) => -(100 * (y - x * x) ** 2 + (1 - x) ** 2);

describe('maximise', () => {
  it('finds the end of a bent valley', () => {
    const { point, value, converged } = maximise(banana, [[-1.2, 1]], box);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 4);
    expect(point[1]).toBeCloseTo(1, 4);
    expect(value).toBeCloseTo(0, 8);
  });

  it('stays in the box when the maximum is outside', () => {
    const { point, converged } = maximise(([x = 0, y = 0]) => -((x - 30) ** 2) - (y - 1) ** 2, [[0, 0]], box);
    expect(point[0]).toBe(10);
    expect(point[1]).toBeCloseTo(1, 5);
    expect(converged).toBe(true);
  });

  it('takes the higher of two summits', () => {
    const summits: Objective = ([x = 0]) => Math.exp(-((x + 4) ** 2)) + 2 * Math.exp(-((x - 4) ** 2));
    expect(maximise(summits, [[-4.5], [3]], box).point[0]).toBeCloseTo(4, 5);
  });

  it('says that it found nothing where nothing is finite', () => {
    expect(maximise(() => NaN, [[0, 0]], box).converged).toBe(false);
  });
});

describe('identify', () => {
  it('gives the standard errors of a normal likelihood', () => {
    const normal: Objective = ([x = 0, y = 0]) => -((x / 0.1) ** 2 + (y / 0.2) ** 2) / 2;
    const { standardErrors, unidentified } = identify(normal, [0, 0], box);
    expect(standardErrors?.[0]).toBeCloseTo(0.1, 6);
    expect(standardErrors?.[1]).toBeCloseTo(0.2, 6);
    expect(unidentified).toEqual([false, false]);
  });

  it('names the coordinates of a ridge and no others', () => {
    const ridge: Objective = ([x = 0, y = 0, w = 0]) =>
      -200 * (x - y) ** 2 - 1e-3 * (x + y) ** 2 - 50 * w * w;
    expect(identify(ridge, [0, 0, 0], box).unidentified).toEqual([true, true, false]);
  });

  it('takes a coordinate on the bound for unidentified', () => {
    expect(identify(([x = 0]) => 100 * x, [10], box).unidentified).toEqual([true]);
  });
});
