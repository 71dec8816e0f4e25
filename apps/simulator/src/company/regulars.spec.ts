import { Prng } from './prng.ts';
import { Regulars } from './regulars.ts';
import { newShopper } from './shopper.ts';

const shopperOf = (number: number, keenness: number, mood = 1) => ({
  ...newShopper(new Prng(number), number),
  keenness,
  mood,
});

function visitsOf(shoppers: ReturnType<typeof shopperOf>[], count: number): Map<string, number> {
  const [regulars, prng] = [new Regulars(), new Prng(9)];
  for (const shopper of shoppers) regulars.add(shopper);
  const visits = new Map<string, number>();
  for (let visit = 0; visit < count; visit += 1) {
    const id = regulars.next(prng)?.customerId;
    if (id !== undefined) visits.set(id, (visits.get(id) ?? 0) + 1);
  }
  return visits;
}

describe('regulars', () => {
  it('come back the more the keener they are', () => {
    const crowd = Array.from({ length: 400 }, (_, number) => shopperOf(number, number % 2 === 0 ? 0.9 : 0.3));
    const visits = visitsOf(crowd, 300);
    const of = (keen: boolean) =>
      crowd.reduce(
        (sum, { customerId }, number) =>
          (number % 2 === 0) === keen ? sum + (visits.get(customerId) ?? 0) : sum,
        0,
      );
    expect(of(true)).toBeGreaterThan(2 * of(false));
  });

  it('stay away for good, those with a grudge first', () => {
    const staying = visitsOf([shopperOf(1, 1)], 50);
    const cross = visitsOf([shopperOf(1, 1, -1)], 50);
    expect(staying.get('C-100001')).toBe(50);
    expect(cross.get('C-100001') ?? 0).toBeLessThan(15);
  });

  it('are nobody where nobody is known', () => {
    expect(new Regulars().next(new Prng(1))).toBeUndefined();
  });
});
