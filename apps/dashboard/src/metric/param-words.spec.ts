import { metrics } from '@pulso/domain';
import { en } from '../i18n/en.ts';
import { es } from '../i18n/es.ts';

describe('the names of options', () => {
  const taken = new Set(metrics.flatMap(({ definition }) => Object.keys(definition.params)));

  it('are of options that some metric takes, the same in both languages', () => {
    expect(Object.keys(en.param).filter((name) => !taken.has(name))).toEqual([]);
    expect(Object.keys(es.param).toSorted()).toEqual(Object.keys(en.param).toSorted());
  });

  it('are written in Spanish, and with a capital', () => {
    const names = [...Object.values(en.param), ...Object.values(es.param)];
    expect(names.filter((name) => name.charAt(0) !== name.charAt(0).toUpperCase())).toEqual([]);
    const differ = Object.keys(en.param) as (keyof typeof en.param)[];
    expect(differ.filter((name) => en.param[name] === es.param[name])).toEqual([]);
  });
});
