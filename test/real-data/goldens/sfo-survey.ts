import { pick, type Asking, type GoldenSet, type Values } from './asking.ts';

const ofYear = (year: number) => ({ filters: { 'properties.year': String(year) } });
const of2017 = ofYear(2017);
const ease = (survey: string) => ({ filters: { ...of2017.filters, survey } });
const sizeAndValue = (values: Values) => pick(values, ({ n, value }) => [n, value]);

/** Promoters, passives and detractors, of which the published figures are sums and shares. */
const parts = async (from: Asking) => {
  const { n, parts: counts } = await from.total('nps', of2017);
  const [promoters = NaN, passives = NaN, detractors = NaN] = ['promoters', 'passives', 'detractors'].map(
    (name) => counts?.[name] ?? NaN,
  );
  return { n, promoters, passives, detractors };
};

/** Half of the 95 % interval of a difference of two shares, in points. */
async function marginOfError(from: Asking): Promise<number> {
  const { n, promoters, detractors } = await parts(from);
  const [promoted, detracted] = [promoters / n, detractors / n];
  return 100 * 1.96 * Math.sqrt((promoted + detracted - (promoted - detracted) ** 2) / n);
}

async function topCodesOfDetractors(from: Asking): Promise<number[][]> {
  const codes = await from.groups('events', {
    groupBy: 'properties.comment_code',
    filters: {
      ...of2017.filters,
      name: 'Comment coded',
      'properties.question': 'improve',
      'properties.nps_class': 'detractor',
    },
  });
  return Object.entries(codes)
    .map(([code, { n }]) => [Number(code), n] as const)
    .sort(([one, many], [other, few]) => few - many || one - other)
    .slice(0, 5)
    .map((entry) => [...entry]);
}

const satisfaction = (year: number): GoldenSet['figures'] => ({
  [`SFO${year}.csat_n`]: async (from) => (await from.total('csat', ofYear(year))).n,
  [`SFO${year}.csat_top2_pct`]: (from) => from.value('csat', ofYear(year)),
  [`SFO${year}.csat_mean`]: (from) => from.value('csat_mean', ofYear(year)),
});

export const sfoSurvey: GoldenSet = {
  source: 'sfo_survey',
  window: ['2014-01-01T00:00:00Z', '2018-01-01T00:00:00Z'],
  figures: {
    'SFO2017.rows': (from) =>
      from.value('events', { filters: { ...of2017.filters, name: 'Interview held' } }),
    'SFO2017.nps_n': async (from) => (await parts(from)).n,
    'SFO2017.promoters': async (from) => (await parts(from)).promoters,
    'SFO2017.passives': async (from) => (await parts(from)).passives,
    'SFO2017.detractors': async (from) => (await parts(from)).detractors,
    'SFO2017.nps': (from) => from.value('nps', of2017),
    'SFO2017.nps_weighted': (from) => from.value('nps', { ...of2017, params: { weighted: true } }),
    'SFO2017.nps_mean': (from) =>
      from.value('property_mean', {
        filters: { ...of2017.filters, survey: 'recommend' },
        params: { property: 'score' },
      }),
    'SFO2017.nps_moe95': marginOfError,
    'SFO2017.nps_by_boarding_area': async (from) =>
      sizeAndValue(await from.groups('nps', { ...of2017, groupBy: 'properties.boarding_area' })),
    'SFO2017.nps_by_problem': async (from) => {
      const { yes, no } = sizeAndValue(
        await from.groups('nps', { ...of2017, groupBy: 'properties.problem' }),
      );
      return { problem: yes, no_problem: no };
    },
    ...satisfaction(2017),
    'SFO2017.ces_find_n': async (from) => (await from.total('ces', ease('find'))).n,
    'SFO2017.ces_find_top2_pct': (from) => from.value('ces_easy', ease('find')),
    'SFO2017.ces_find_mean': (from) => from.value('ces', ease('find')),
    'SFO2017.ces_security_n': async (from) => (await from.total('ces', ease('security'))).n,
    'SFO2017.ces_security_top2_pct': (from) => from.value('ces_easy', ease('security')),
    'SFO2017.ces_security_mean': (from) => from.value('ces', ease('security')),
    'SFO2017.csat_mean_by_nps_class': async (from) =>
      pick(
        await from.groups('csat_mean', { ...of2017, groupBy: 'properties.nps_class' }),
        ({ value }) => value,
      ),
    'SFO2017.detractor_top5_comment_codes': topCodesOfDetractors,
    ...satisfaction(2014),
    ...satisfaction(2015),
    ...satisfaction(2016),
  },
};
