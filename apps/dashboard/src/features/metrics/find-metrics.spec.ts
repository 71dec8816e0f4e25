import { fakeCatalogue } from '../../fake/fake-catalogue.ts';
import { findMetrics } from './find-metrics.ts';

const ids = (text: string) => findMetrics(fakeCatalogue, text).map(({ id }) => id);

describe('findMetrics', () => {
  it('finds by either language without accents', () => {
    expect(ids('satisfaccion')).toEqual(['csat']);
    expect(ids('satisfaction')).toEqual(['csat']);
  });

  it('needs every word', () => {
    expect(ids('first reply')).toEqual(['first_response_time']);
    expect(ids('first nonsense')).toEqual([]);
  });

  it('lists everything for no text', () => {
    expect(ids('  ')).toHaveLength(fakeCatalogue.length);
  });
});
