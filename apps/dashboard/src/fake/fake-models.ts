import type { ModelCard, ModelReport } from '@pulso/contract';

const dayMs = 86_400_000;
const both = (en: string, es: string) => ({ en, es });

export const fakeModels: ModelCard[] = [
  {
    id: 'bg-nbd-gamma-gamma',
    name: both('BG/NBD and Gamma-Gamma', 'BG/NBD y Gamma-Gamma'),
    purpose: both(
      'How often a customer will still buy, and for how much, where nobody says goodbye.',
      'Cuánto comprará aún un cliente, y por cuánto, donde nadie se despide.',
    ),
    inputs: both('Purchase days and their amounts', 'Días de compra y sus importes'),
    outputs: both('Expected purchases and their value', 'Compras esperadas y su valor'),
    assumptions: [both('Nobody comes back once gone.', 'Nadie vuelve una vez que se ha ido.')],
    needs: both('200 customers', '200 clientes'),
    sources: ['Fader, Hardie and Lee, 2005'],
    metrics: ['revenue'],
  },
];

/** A model that predicts well enough, for pictures and tests of the page. */
export function fakeReport(nowMs: number): ModelReport {
  const [card] = fakeModels;
  if (!card) throw new Error('the fake world has no model');
  const weeks = Array.from({ length: 52 }, (_, at) => at);
  const iso = (week: number) => new Date(nowMs - (52 - week) * 7 * dayMs).toISOString();
  const figure = { name: both('Shape r', 'Forma r'), unit: 'parameter' as const, source: 'CDNOW' };
  return {
    card,
    published: [
      { ...figure, id: 'r', from: 'table', published: 0.243, ours: 0.2426, tolerance: 0.001, agrees: true },
    ],
    survival: null,
    own: {
      window: { from: iso(0), to: iso(52), tz: 'UTC' },
      calibrationEnd: iso(35),
      currency: 'EUR',
      customers: 640,
      purchases: null,
      spend: null,
      failures: [],
      warnings: [{ code: 'flat_likelihood', message: 'flat_likelihood' }],
      computeMs: 12,
      backTest: {
        calibrationEnd: iso(35),
        holdoutEnd: iso(52),
        holdoutDays: 119,
        customers: 512,
        actualTotal: 402,
        expectedTotal: 388,
        meanAbsoluteError: 0.61,
        histogram: ['0', '1', '2', '3', '4', '5', '6', '7+'].map((repeats, at) => ({
          ...{ repeats, actual: Math.round(300 / 2 ** at), expected: Math.round(290 / 2 ** at) },
        })),
        tracking: weeks.map((week) => ({
          until: iso(week),
          isHoldout: week > 34,
          actual: Math.round(18 * week ** 0.9),
          expected: 17.2 * week ** 0.905,
        })),
      },
    },
  };
}
