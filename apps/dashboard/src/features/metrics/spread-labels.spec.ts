import { spreadLabels } from './spread-labels.ts';

describe('spreadLabels', () => {
  it('leaves labels alone that have room', () => {
    expect(spreadLabels([10, 60, 30], 16)).toEqual([0, 0, 0]);
  });

  it('parts two that meet, each by half', () => {
    expect(spreadLabels([100, 100], 16)).toEqual([-8, 8]);
  });

  it('keeps three close ones in order and apart', () => {
    const heights = [50, 48, 52];
    const places = spreadLabels(heights, 16).map((shift, at) => heights[at]! + shift);
    const sorted = places.toSorted((one, other) => one - other);
    expect(places.map((place) => sorted.indexOf(place))).toEqual([1, 0, 2]);
    expect(Math.min(sorted[1]! - sorted[0]!, sorted[2]! - sorted[1]!)).toBeGreaterThan(14);
  });
});
