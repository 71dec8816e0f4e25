import { en } from './en.ts';
import { es } from './es.ts';

function flatten(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, child]) =>
    flatten(child, path ? `${path}.${key}` : key),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
const english = new Map(flatten(en));
const spanish = new Map(flatten(es));

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...spanish.keys()]).toEqual([...english.keys()]);
  });

  it('have the same placeholders in both languages', () => {
    const differing = [...english].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(spanish.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('are never left empty', () => {
    expect([...english, ...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are written in Spanish, not copied', () => {
    const copied = [...english].filter(
      ([key, text]) => text.split(' ').length > 3 && spanish.get(key) === text,
    );
    expect(copied).toEqual([]);
  });
});
