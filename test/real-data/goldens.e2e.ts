import { askingOf } from './goldens/asking.ts';
import { goldenSets } from './goldens/index.ts';
import { differences } from './goldens/tolerance.ts';
import { describeImports } from './imports.ts';
import { describeRealData, goldenFigures } from './support/golden.ts';
import { useInstallation } from './support/installation.ts';

const questionPatienceMs = 120_000;
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);

describeRealData('real files through the running product', () => {
  const installation = useInstallation();
  describeImports(installation);

  const figures = goldenFigures();
  const rows: string[] = [];
  const questions = new Map(
    goldenSets.flatMap((set) =>
      Object.entries(set.figures).map(([id, figure]) => [id, { set, figure }] as const),
    ),
  );

  it.each(Object.keys(figures))(
    'answers %s',
    async (id) => {
      const asked = questions.get(id);
      if (asked === undefined) throw new Error(`nothing in test/real-data/goldens asks for ${id}`);
      const got = await asked.figure(askingOf(installation.api, asked.set));
      const wrong = differences(id, figures[id], got);
      rows.push(`${id} | ${shown(figures[id])} | ${shown(got)} | ${wrong.length === 0 ? 'ok' : 'WRONG'}`);
      expect(wrong).toEqual([]);
    },
    questionPatienceMs,
  );

  it('tells a figure that is a little off', () => {
    expect(differences('UKR.orders', 18_532, 18_533)).toHaveLength(1);
    expect(differences('SFO2017.nps', 39.839_766_9, 39.839_866_9)).toHaveLength(1);
    expect(differences('CDS.bgnbd', { ll: -9582.43, r: 0.2426 }, { ll: -9582.45, r: 0.2426 })).toHaveLength(
      1,
    );
    expect(differences('OLI.status_counts', { canceled: 1 }, { canceled: 1, lost: 1 })).toHaveLength(1);
    expect(differences('UKR.orders', 18_532, null)).toHaveLength(1);
  });

  it('asks for no figure that the table does not have', () => {
    expect([...questions.keys()].filter((id) => !(id in figures))).toEqual([]);
  });

  afterAll(() => {
    process.stderr.write(['id | expected | got | ok', ...rows, ''].join('\n'));
  });
});
