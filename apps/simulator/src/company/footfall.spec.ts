import { Footfall } from './footfall.ts';
import { dayMs, hourMs } from './scene.ts';

const startMs = Date.UTC(2026, 0, 5);
const footfallOf = (eventsPerSecond = 0.05) => new Footfall({ seed: 2, startMs, eventsPerSecond });

describe('footfall', () => {
  it('is the same however it is cut', () => {
    const once = [...footfallOf().advanceTo(startMs + dayMs)];
    const inPieces = [];
    const footfall = footfallOf();
    for (let atMs = startMs; atMs <= startMs + dayMs; atMs += hourMs)
      inPieces.push(...footfall.advanceTo(atMs));
    expect(inPieces).toEqual(once);
    expect(new Set(once.map(({ messageId }) => messageId)).size).toBe(once.length);
  });

  it('keeps its rate over a week within a tenth', () => {
    const week = [...footfallOf().advanceTo(startMs + 7 * dayMs)].length / (7 * 86_400);
    expect(Math.abs(week / 0.05 - 1)).toBeLessThan(0.1);
  });

  it('never comes at no events a second', () => {
    expect([...footfallOf(0).advanceTo(startMs + dayMs)]).toEqual([]);
  });
});
