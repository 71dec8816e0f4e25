import { notImplemented, syntaxError } from '../engine/engine-error.ts';
import { readInsert, type DataInsert } from './data-insert.ts';
import { readKill, type KillQuery } from './kill-query.ts';
import { isWord, tokenize, type Token } from './token.ts';

interface OtherStatement {
  readonly kind: 'read' | 'write';
  /** The FORMAT clause at its end. */
  readonly format: string | undefined;
  /** Names of its `{name:Type}` parameters. */
  readonly placeholders: readonly string[];
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
  for (const token of tokenize(sql)) {
    const previous = tokens.at(-1);
    if (isWord(previous, 'INTO') && isWord(token, 'OUTFILE'))
      throw notImplemented('INTO OUTFILE is not allowed');
    if (isWord(previous, 'FROM') && isWord(token, 'INFILE'))
      throw notImplemented('FROM INFILE is not allowed');
    if (isSign(previous, ';')) throw syntaxError('Multi-statements are not allowed');
    tokens.push(token);
    const insert = readInsert(sql, tokens);
    if (insert) return insert;
  }
  const [first, second] = tokens;
  if (!first) throw syntaxError('Empty query');
  if (isWord(first, 'KILL') && isWord(second, 'QUERY')) return readKill(tokens);
  const kind = READING.has(first.value.toUpperCase()) ? 'read' : 'write';
  return { kind, format: trailingFormat(tokens), placeholders: placeholdersOf(tokens) };
}

function trailingFormat(tokens: readonly Token[]): string | undefined {
  const body = tokens.filter((token) => !isSign(token, ';'));
  return isWord(body.at(-2), 'FORMAT') && body.at(-1)?.kind === 'word' ? body.at(-1)?.value : undefined;
}

function placeholdersOf(tokens: readonly Token[]): string[] {
  return tokens
    .filter(
      (token, at) => token.kind === 'word' && isSign(tokens[at - 1], '{') && isSign(tokens[at + 1], ':'),
    )
    .map((token) => token.value);
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign;
}
