import { cleanHeader } from './read-csv.ts';

describe('CSV headers', () => {
  it('lose spaces and a leading asterisk', () => {
    expect(cleanHeader('*RESPNUM')).toBe('RESPNUM');
    expect(cleanHeader('  WEIGHT  ')).toBe('WEIGHT');
    expect(cleanHeader('Q13 COUNTY')).toBe('Q13 COUNTY');
  });
});
