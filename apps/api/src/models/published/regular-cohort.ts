import type { ModelReport, PublishedFigure } from '@pulso/contract';
import { discountedExpectedLifetime, fitShiftedBetaGeometric, survivalCurve } from '@pulso/domain';
import { figure } from './figure.ts';

const paper = 'Fader & Hardie 2007, Journal of Interactive Marketing 21(1)';
const corrected = `${paper}; alpha at the maximum of the likelihood`;
const recomputed = 'recomputed from the published cohort with SciPy';

/** Customers of the "Regular" cohort left after each yearly renewal; the model sees the first seven. */
const survivors = [1000, 631, 468, 382, 326, 289, 262, 241];
/** What the paper then saw in years 8 to 12, in %. */
const seenLater = [22.3, 20.7, 19.4, 18.3, 17.3];
const predicted = [22.0, 20.4, 19.1, 18.0, 17.0];
const watched = survivors.length - 1;

type Figure = Omit<PublishedFigure, 'agrees' | 'ours' | 'from'>;
const fits: readonly Figure[] = [
  {
    id: 'alpha',
    name: { en: 'Fitted alpha', es: 'alpha ajustado' },
    ...{ unit: 'parameter', published: 0.704, tolerance: 0.0005, source: corrected },
  },
  {
    id: 'beta',
    name: { en: 'Fitted beta', es: 'beta ajustado' },
    ...{ unit: 'parameter', published: 1.182, tolerance: 0.0005, source: paper },
  },
  {
    id: 'll',
    name: { en: 'Log-likelihood', es: 'Log-verosimilitud' },
    ...{ unit: 'log-likelihood', published: -1680.27, tolerance: 0.005, source: recomputed },
  },
  {
    id: 'lifetime',
    name: {
      en: 'Discounted expected lifetime at 10 % a year',
      es: 'Vida esperada descontada al 10 % anual',
    },
    ...{ unit: 'periods', published: 3.695, tolerance: 0.0005, source: recomputed },
  },
];

/** The published cohort fitted now, beside what was published and what came later. */
export function regularCohort(): Pick<ModelReport, 'published' | 'survival'> {
  const result = fitShiftedBetaGeometric(survivors, 'year');
  const fit = result.ok ? result.fit : null;
  const curve = fit ? survivalCurve(fit.params, watched + predicted.length) : [];
  const ours: Record<string, number | undefined> = {
    alpha: fit?.params.alpha,
    beta: fit?.params.beta,
    ll: fit?.logLikelihood,
    lifetime: fit ? discountedExpectedLifetime(fit.params, 0.1) : undefined,
  };
  return {
    published: [
      ...fits.map((told) => figure({ ...told, from: 'table' }, ours[told.id])),
      ...predicted.map((published, index) => {
        const year = watched + 1 + index;
        const name = {
          en: `Customers left after year ${year}`,
          es: `Clientes que quedan tras el año ${year}`,
        };
        const rest = { unit: '%', published, tolerance: 0.05, source: paper } as const;
        return figure(
          { id: `survival_${year}`, name, from: 'table', ...rest },
          100 * (curve[year] ?? Number.NaN),
        );
      }),
    ],
    survival: curve.map((share, period) => ({
      period,
      actual: actualOf(period),
      expected: 100 * share,
      isHoldout: period > watched,
    })),
  };
}

function actualOf(period: number): number | null {
  const left = survivors[period];
  return left === undefined ? (seenLater[period - watched - 1] ?? null) : left / 10;
}
