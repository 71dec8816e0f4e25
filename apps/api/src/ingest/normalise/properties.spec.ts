import fc from 'fast-check';
import { Quarantine } from '../quarantine.ts';
import { flattenProperties, maxPropertyNames } from './properties.ts';

const flat = (properties: object, extra?: Record<string, unknown>) =>
  JSON.parse(`{${flattenProperties(properties, extra)}}`) as Record<string, string>;
const nested = (levels: number): object => (levels === 0 ? { leaf: 1 } : { a: nested(levels - 1) });

describe('flattenProperties', () => {
  it('makes dotted names of text values', () => {
    expect(flat({ a: { b: 1, c: { d: true } }, e: 'x', f: null, g: [1, { h: 2 }] })).toEqual({
      'a.b': '1',
      'a.c.d': 'true',
      e: 'x',
      g: '[1,{"h":2}]',
    });
  });

  it('lets the first of two equal names win', () => {
    expect(flat({ a: { b: 1 }, 'a.b': 2 }, { 'a.b': 3, c: 4 })).toEqual({ 'a.b': '1', c: '4' });
    expect(flat({ 'a.b': 2, a: { b: 1 } })).toEqual({ 'a.b': '2' });
  });

  it('keeps the names of a prototype as plain data', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":2}},"toString":"t"}',
    ) as object;
    const text = flattenProperties(hostile, undefined);
    expect(text).toBe('"__proto__.polluted":"1","constructor.prototype.x":"2","toString":"t"');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('writes JSON whatever the names and values are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 })),
        (properties) => flat(properties) !== null,
      ),
    );
  });

  it.each([
    [
      'too_many_properties',
      Object.fromEntries(Array.from({ length: maxPropertyNames + 1 }, (_, i) => [`p${i}`, i])),
    ],
    ['too_deep', nested(40)],
    ['too_deep', { list: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown }],
    ['too_large', { ['n'.repeat(1001)]: 1 }],
  ])('sets aside with %s', (code, properties) => {
    expect(() => flattenProperties(properties, undefined)).toThrow(
      expect.objectContaining({ code }) as Quarantine,
    );
  });
});
