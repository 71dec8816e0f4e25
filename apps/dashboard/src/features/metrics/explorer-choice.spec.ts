import { explorerChoice } from './explorer-choice.ts';

describe('explorerChoice', () => {
  it('reads what the address asks for', () => {
    const query = {
      range: '7d',
      by: 'channel',
      step: 'hour',
      'p.stat': 'p90',
      'p.days': '7',
      'p.on': 'true',
    };
    expect(explorerChoice('nps', query)).toEqual({
      metric: 'nps',
      span: { range: '7d' },
      interval: 'hour',
      groupBy: 'channel',
      params: { stat: 'p90', days: 7, on: true },
    });
  });

  it('keeps lists and ids as text', () => {
    const { params } = explorerChoice('m', { 'p.steps': 'A, B', 'p.calendar': '1.2.3', 'p.empty': '' });
    expect(params).toEqual({ steps: 'A, B', calendar: '1.2.3' });
  });

  it('takes two days and picks a step that can be read', () => {
    const query = { range: 'custom', from: '1997-01-01', to: '1998-06-30' };
    expect(explorerChoice('m', query)).toMatchObject({
      span: { from: '1997-01-01', to: '1998-06-30' },
      interval: 'month',
    });
  });

  it.each([
    [{ range: 'custom', from: '2026-02-02', to: '2026-02-01' }],
    [{ range: 'custom', from: 'yesterday', to: '2026-02-01' }],
    [{ range: 'nonsense' }],
  ])('falls back to a range for %j', (query) => {
    expect(explorerChoice('m', query).span).toEqual({ range: '30d' });
  });
});
