import { defaultHealthModel, healthModel } from './health-model.ts';

const orders = { kind: 'orders', weight: 1, target: { zero: 0, full: 6 } } as const;
const band = (id: string, upTo: number) => ({ id, label: { en: id, es: id }, upTo });

describe('healthModel', () => {
  it('takes the default model, and fills what is left out', () => {
    expect(healthModel.parse(defaultHealthModel)).toEqual(defaultHealthModel);
    const { bands, minCoverage, newForDays } = defaultHealthModel;
    expect(healthModel.parse({ components: [orders] })).toEqual({
      components: [orders],
      bands,
      minCoverage,
      newForDays,
    });
  });

  it.each([
    ['weights that do not add up', { components: [{ ...orders, weight: 0.9 }] }],
    [
      'a kind twice',
      {
        components: [
          { ...orders, weight: 0.5 },
          { ...orders, weight: 0.5 },
        ],
      },
    ],
    ['a flat target', { components: [{ ...orders, target: { zero: 6, full: 6 } }] }],
    ['an unknown kind', { components: [{ ...orders, kind: 'mood' }] }],
    ['bands out of order', { components: [orders], bands: [band('a', 70), band('b', 50), band('c', 100)] }],
    ['scores without a band', { components: [orders], bands: [band('a', 70)] }],
    ['a band twice', { components: [orders], bands: [band('a', 70), band('a', 100)] }],
  ])('refuses %s', (_name, body) => {
    expect(healthModel.safeParse(body).success).toBe(false);
  });
});
