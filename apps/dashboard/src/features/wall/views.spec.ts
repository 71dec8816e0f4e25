import { viewSubscription } from '@pulso/contract';
import { wallRanges } from '../../time/range.ts';
import { en } from '../../i18n/en.ts';
import { questionsOf, tilesOf, viewNames } from './views.ts';

const cells = (view: (typeof viewNames)[number]) =>
  tilesOf(view).reduce((sum, tile) => sum + (tile.wide ? 2 : 1), 0);

describe('views', () => {
  it.each(viewNames)('%s fills three rows of four columns', (view) => {
    expect(cells(view)).toBe(12);
    expect(tilesOf(view).length).toBeLessThanOrEqual(10);
  });

  it('have words for every tile', () => {
    const ids = viewNames.flatMap((view) => tilesOf(view).map((tile) => tile.id));
    expect(ids.filter((id) => !(id in en.tile))).toEqual([]);
  });

  it.each(viewNames)('%s asks questions that the contract takes', (view) => {
    for (const range of wallRanges) {
      const queries = questionsOf(view, range, 'Europe/Madrid');
      expect(viewSubscription.safeParse({ queries, feed: 30 }).error).toBeUndefined();
      expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
    }
  });
});
