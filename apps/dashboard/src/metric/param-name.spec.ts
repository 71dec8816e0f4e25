import { paramName } from './param-name.ts';

const known: Record<string, string> = { 'param.stat': 'Estadístico' };
const nameOf = (param: string) =>
  paramName(
    param,
    (key) => known[key] ?? key,
    (key) => key in known,
  );

describe('paramName', () => {
  it('takes the name that the language has for it', () => {
    expect(nameOf('stat')).toBe('Estadístico');
  });

  it('reads the id of an option that nobody has named', () => {
    expect(nameOf('brand_new')).toBe('Brand new');
  });
});
