import { pick, type Asking, type GoldenSet } from './asking.ts';

const steps = [
  'A_SUBMITTED',
  'A_PARTLYSUBMITTED',
  'A_PREACCEPTED',
  'A_ACCEPTED',
  'A_FINALIZED',
  'A_APPROVED',
];

async function funnel(from: Asking): Promise<Record<string, number>> {
  const reached = await from.groups('stage_conversion', {
    params: { steps: steps.join(','), order: 'each', by: 'person' },
  });
  return pick(reached, ({ parts }) => parts?.reached ?? NaN);
}

/** Every step against the one before it: a ratio of two counts of the funnel. */
async function stepConversion(from: Asking): Promise<Record<string, number>> {
  const reached = await funnel(from);
  const ratio = (index: number) => {
    const [before = '', step = ''] = [steps[index], steps[index + 1]];
    return [`${before}->${step}`, (100 * (reached[step] ?? NaN)) / (reached[before] ?? NaN)] as const;
  };
  return Object.fromEntries(steps.slice(1).map((_, index) => ratio(index)));
}

export const bpic2012Loans: GoldenSet = {
  source: 'bpic2012_loans',
  window: ['2011-09-01T00:00:00Z', '2012-04-01T00:00:00Z'],
  figures: {
    'B12.cases': (from) => from.value('people'),
    'B12.events': (from) => from.value('events', { params: { kind: 'touchpoint' } }),
    'B12.funnel': funnel,
    'B12.step_conversion_pct': stepConversion,
    'B12.outcomes': async (from) =>
      pick(await from.groups('people', { groupBy: 'outcome', params: { kinds: 'profile' } }), ({ n }) => n),
  },
};
