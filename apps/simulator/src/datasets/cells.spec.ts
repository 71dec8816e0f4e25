import { givenProperties, known, readTime } from './cells.ts';

describe('cells', () => {
  it('are missing in every way the files write it', () => {
    for (const cell of [undefined, '', '?', 'NaN', 'NULL']) expect(known(cell)).toBeUndefined();
    expect(known('unknown')).toBe('unknown');
    expect(givenProperties({ a: '1', b: '?', c: undefined })).toEqual({ a: '1' });
  });

  it.each([
    ['2016-02-29 01:16:00', '2016-02-29T01:16:00Z'],
    ['29/2/2016 1:16', '2016-02-29T01:16Z'],
    ['26-02-2018', '2018-02-26T00:00:00Z'],
    ['2018-02-01', '2018-02-01T00:00:00Z'],
    ['2012-10-09T14:50:17.000+03:00', '2012-10-09T14:50:17.000+03:00'],
  ])('read %s as %s', (cell, iso) => {
    expect(readTime(cell)).toBe(iso);
  });

  it('refuse what is no time', () => {
    expect(() => readTime('yesterday')).toThrow('not a time');
  });
});
