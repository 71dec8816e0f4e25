import { notImplemented, syntaxError } from '../engine/engine-error.ts';
import { isWord, tokenize, type Token } from './token.ts';

/** `INSERT INTO table (columns) FORMAT x` with its data still to come, from the text's tail or the body. */
export interface DataInsert {
  readonly kind: 'data-insert';
  /** Up to and including the format's name. */
  readonly head: string;
  /** Where in the text, in UTF-16 units, its inline data begins. */
  readonly dataAt: number;
  readonly format: string;
  /** The plain form that needs no detour by a file: a bare table name and column list. */
  readonly target: { readonly table: string; readonly columns: readonly string[] } | undefined;
}

export interface KillQuery {
  readonly kind: 'kill-query';
  readonly queryId: { readonly literal: string } | { readonly parameter: string };
  readonly wait: boolean;
}

export interface OtherStatement {
  readonly kind: 'read' | 'write';
  readonly sql: string;
  /** The FORMAT clause at its end. */
  readonly format: string | undefined;
}

export type Statement = DataInsert | KillQuery | OtherStatement;

const READING = new Set([
  'SELECT',
  'WITH',
  'SHOW',
  'DESCRIBE',
  'DESC',
  'EXISTS',
  'EXPLAIN',
  'CHECK',
  'FROM',
  '(',
]);

/**
 * Tells the statements apart that this process treats differently.
 * @throws EngineError on an empty text, several statements, or a statement that touches this machine's files
 */
export function parseStatement(sql: string): Statement {
  const tokens: Token[] = [];
  let insertSource: Token | undefined;
  for (const token of tokenize(sql)) {
    const previous = tokens.at(-1);
    if (isWord(previous, 'INTO') && isWord(token, 'OUTFILE'))
      throw notImplemented('INTO OUTFILE is not allowed');
    if (isWord(previous, 'FROM') && isWord(token, 'INFILE'))
      throw notImplemented('FROM INFILE is not allowed');
    if (previous?.value === ';' && previous.kind === 'sign')
      throw syntaxError('Multi-statements are not allowed');
    tokens.push(token);
    if (!isWord(tokens[0], 'INSERT')) continue;
    if (isWord(token, 'SELECT') || isWord(token, 'WITH') || isWord(token, 'WATCH')) insertSource ??= token;
    if (insertSource !== undefined || token.kind !== 'word') continue;
    if (isWord(previous, 'FORMAT')) return dataInsert(sql, tokens, sql.slice(0, token.end));
    if (isWord(token, 'VALUES')) return dataInsert(sql, tokens, `${sql.slice(0, token.start)}FORMAT Values`);
  }
  const first = tokens[0];
  if (!first) throw syntaxError('Empty query');
  if (isWord(first, 'KILL') && isWord(tokens[1], 'QUERY')) return killQuery(tokens);
  const kind = READING.has(first.value.toUpperCase()) ? 'read' : 'write';
  return { kind, sql, format: trailingFormat(tokens) };
}

function dataInsert(sql: string, tokens: readonly Token[], head: string): DataInsert {
  const last = tokens.at(-1);
  const format = isWord(last, 'VALUES') ? 'Values' : (last?.value ?? '');
  return { kind: 'data-insert', head, dataAt: last?.end ?? sql.length, format, target: plainTarget(tokens) };
}

const NAME = /^[A-Za-z0-9_]+$/;

function plainTarget(tokens: readonly Token[]): DataInsert['target'] {
  const words = tokens.map((token) => token.value);
  let at = isWord(tokens[1], 'INTO') ? 2 : 1;
  if (isWord(tokens[at], 'TABLE')) at += 1;
  let table = words[at] ?? '';
  at += 1;
  if (words[at] === '.') {
    table = `${table}.${words[at + 1] ?? ''}`;
    at += 2;
  }
  const columns: string[] = [];
  if (words[at] === '(') {
    const close = words.indexOf(')', at);
    for (let index = at + 1; index < close; index += 2) {
      columns.push(words[index] ?? '');
      if (index + 1 < close && words[index + 1] !== ',') return undefined;
    }
    at = close + 1;
  }
  const plain = table.split('.').every((name) => NAME.test(name)) && columns.every((name) => NAME.test(name));
  return plain && isWord(tokens[at], 'FORMAT') && at === tokens.length - 2 ? { table, columns } : undefined;
}

/** `KILL QUERY WHERE query_id = 'x' [SYNC | ASYNC]`: the only condition that names what is to be ended. */
function killQuery(tokens: readonly Token[]): KillQuery {
  const [, , where, column, equals, ...rest] = tokens.filter((token) => token.value !== ';');
  const simple =
    isWord(where, 'WHERE') && /^(initial_)?query_id$/i.test(column?.value ?? '') && equals?.value === '=';
  const modes = rest.filter((token) => isWord(token, 'SYNC') || isWord(token, 'ASYNC'));
  const values = rest.filter((token) => !modes.includes(token));
  const wait = modes.some((token) => isWord(token, 'SYNC'));
  if (simple && values.length === 1 && values[0]?.kind === 'text') {
    const literal = values[0].value
      .slice(1, -1)
      .replace(/''|\\([^])/g, (escape, next?: string) => next ?? escape.slice(1));
    return { kind: 'kill-query', queryId: { literal }, wait };
  }
  if (simple && values.map((token) => token.kind[0]).join('') === 'swsws' && values[2]?.value === ':') {
    return { kind: 'kill-query', queryId: { parameter: values[1]?.value ?? '' }, wait };
  }
  throw notImplemented("Only KILL QUERY WHERE query_id = '...' [SYNC|ASYNC] is supported");
}

function trailingFormat(tokens: readonly Token[]): string | undefined {
  const body = tokens.filter((token) => token.value !== ';');
  return isWord(body.at(-2), 'FORMAT') && body.at(-1)?.kind === 'word' ? body.at(-1)?.value : undefined;
}
