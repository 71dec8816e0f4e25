import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { queryCatalogue } from '../queries/catalogue.ts';
import { placeholdersOf, renderQueryGolden, renderSchemaGolden } from './render-golden.ts';

const committed = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('golden files', () => {
  it('show every query as it is sent', () => {
    expect(committed('queries.golden.sql')).toBe(renderQueryGolden());
  });

  it('show every migration for one server and a cluster', () => {
    expect(committed('schema.golden.sql')).toBe(renderSchemaGolden());
  });
});

describe('the query catalogue', () => {
  it('lists every query that a file defines', () => {
    const folder = new URL('../queries/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\/[^.]+\.ts$/.test(path),
    );
    const defined = sources.flatMap((path) =>
      Array.from(
        readFileSync(new URL(path, folder), 'utf8').matchAll(/\bname: '([a-z-]+\.[a-z-]+)'/g),
        ([, name]) => name,
      ),
    );
    expect(queryCatalogue.map(({ name }) => name)).toEqual(expect.arrayContaining(defined));
    expect(defined.length).toBeGreaterThanOrEqual(5);
  });

  it('gives each query a name of its own', () => {
    const names = queryCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(queryCatalogue.map((query) => [query.name, query]))(
    '%s binds exactly its parameters',
    (_name, query) => {
      const keys = query.params instanceof z.ZodObject ? Object.keys(query.params.shape) : [];
      expect(placeholdersOf(query.sql).sort()).toEqual(keys.sort());
    },
  );
});
