import type { Ledger } from './known-events.ts';

/** Every acknowledged id is visible once, no id twice, and nothing that was refused is there. */
export function expectExactlyOnce(ledger: Ledger, stored: Map<string, number>): void {
  const lost = [...ledger.acknowledged].filter((id) => !stored.has(id));
  const repeated = [...stored].filter(([, times]) => times > 1).map(([id]) => id);
  const conjured = [...ledger.refused].filter(
    (id) => stored.has(id) && !ledger.acknowledged.has(id) && !ledger.unknown.has(id),
  );
  expect({ lost: lost.slice(0, 5), lostCount: lost.length }).toEqual({ lost: [], lostCount: 0 });
  expect({ repeated: repeated.slice(0, 5), repeatedCount: repeated.length }).toEqual({
    repeated: [],
    repeatedCount: 0,
  });
  expect(conjured).toEqual([]);
}
