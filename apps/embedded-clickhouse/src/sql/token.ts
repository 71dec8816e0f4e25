import { syntaxError } from '../engine/engine-error.ts';

type TokenKind = 'word' | 'quoted-name' | 'text' | 'number' | 'sign';

export interface Token {
  readonly kind: TokenKind;
  /** As written, but for a quoted name what stands between the quotes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const SKIP = /(?:\s+|--[^\n]*|#[! ][^\n]*|\/\*[^]*?\*\/)/y;
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['text', /'(?:[^'\\]|\\[^]|'')*'/y],
  ['text', /(\$[A-Za-z0-9_]*\$)[^]*?\1/y],
  ['quoted-name', /`(?:[^`\\]|\\[^]|``)*`/y],
  ['quoted-name', /"(?:[^"\\]|\\[^]|"")*"/y],
  ['number', /\d[\w.]*/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /[^'"`]/uy],
];

/**
 * ClickHouse's lexer as far as a gate needs it: what is code and what is text. Lazy, because after
 * `FORMAT x` in an insert come bytes that are no SQL.
 * @throws EngineError (SYNTAX_ERROR) at a quote that is never closed
 */
export function* tokenize(sql: string): Generator<Token, void, undefined> {
  let at = skip(sql, 0);
  while (at < sql.length) {
    const token = match(sql, at);
    if (!token) throw syntaxError(`unclosed quote at position ${at + 1}`);
    yield token;
    at = skip(sql, token.end);
  }
}

export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value.toUpperCase() === word;
}

function skip(sql: string, from: number): number {
  let at = from;
  for (;;) {
    SKIP.lastIndex = at;
    const blank = SKIP.exec(sql);
    if (!blank) return at;
    at = SKIP.lastIndex;
  }
}

function match(sql: string, at: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(sql);
    if (!found) continue;
    const raw = found[0];
    return {
      kind,
      value: kind === 'quoted-name' ? raw.slice(1, -1) : raw,
      start: at,
      end: pattern.lastIndex,
    };
  }
  return undefined;
}
