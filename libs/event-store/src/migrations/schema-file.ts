import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/**
 * What a file makes or changes. A `relay` is a table that stores nothing and hands each block on to the views behind
 * it; a `query` gives a view another SELECT, in one step.
 */
type SchemaObject = 'table' | 'relay' | 'view' | 'query' | 'alteration';

/** One numbered file of `schema/`: one statement, valid as it stands on a server without a cluster. */
export interface SchemaFile {
  readonly version: number;
  readonly fileName: string;
  readonly object: SchemaObject;
  /** The table or view that the statement makes or alters. */
  readonly name: string;
  /** `-- Key: value` lines above the statement, keys in lower case. */
  readonly header: ReadonlyMap<string, string>;
  readonly sql: string;
  /** SHA-256 of the statement without comments and white space: notes may change, meaning may not. */
  readonly checksum: string;
}

/** Beside src and dist, so that one relative path serves the source and the build. */
const schemaFolder = new URL('../../schema/', import.meta.url);

const shapes: readonly [SchemaObject, RegExp][] = [
  ['relay', /^CREATE TABLE IF NOT EXISTS (\w+)\s(?=.*^ENGINE = Null$)/ms],
  ['table', /^CREATE TABLE IF NOT EXISTS (\w+)\s/],
  ['view', /^CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+) TO \w+ AS\s/],
  ['query', /^ALTER TABLE (\w+) MODIFY QUERY\s(?=SELECT\s)/],
  ['alteration', /^ALTER TABLE (\w+)\s(?=.*\bIF (NOT )?EXISTS\b)/s],
];

/** All migrations, oldest first. Throws on a file that is misnamed, not idempotent, or repeats a number. */
export function readSchemaFiles(folder: URL = schemaFolder): SchemaFile[] {
  const files = readdirSync(folder)
    .filter((fileName) => fileName.endsWith('.sql'))
    .sort()
    .map((fileName) => parseSchemaFile(fileName, readFileSync(new URL(fileName, folder), 'utf8')));
  for (const [at, file] of files.entries()) {
    if (files[at - 1]?.version === file.version)
      throw new Error(`${file.fileName} repeats the number ${file.version}`);
  }
  return files;
}

export function parseSchemaFile(fileName: string, text: string): SchemaFile {
  const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(fileName)?.[1]);
  if (!(version > 0)) throw new Error(`${fileName} is not named NNNN-what-it-makes.sql`);
  const headerLines = /^(?:--.*\n|\s*\n)*/.exec(text)?.[0] ?? '';
  const sql = text.slice(headerLines.length).trim().replace(/;$/, '');
  for (const [object, shape] of shapes) {
    const name = shape.exec(sql)?.[1];
    if (name !== undefined)
      return { version, fileName, object, name, header: readHeader(headerLines), sql, checksum: digest(sql) };
  }
  throw new Error(
    `${fileName} must make one table, or one view TO a table, or alter one, in a way that may run twice`,
  );
}

function readHeader(lines: string): Map<string, string> {
  const entries = lines.matchAll(/^-- ([A-Z][a-z]+): +(.+)$/gm);
  return new Map(Array.from(entries, ([, key = '', value = '']) => [key.toLowerCase(), value]));
}

function digest(sql: string): string {
  const meaning = sql.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim();
  return createHash('sha256').update(meaning).digest('hex');
}
