import { code, EngineError } from '../engine/engine-error.ts';
import { isWord, tokenize, type Token } from './token.ts';

/** Table functions that make rows from nothing or from text in the query. */
const HARMLESS_SOURCES = new Set([
  'numbers',
  'numbers_mt',
  'zeros',
  'zeros_mt',
  'generateseries',
  'generate_series',
  'values',
  'null',
  'view',
  'format',
]);

/** Scalar functions that read files, ask the network or tell about the machine, in spite of `readonly`. */
const LEAKING_FUNCTIONS =
  /^(file|filesystem\w*|catboostevaluate|dictget\w*|joinget\w*|reversednsquery|ai\w+|getmacro|getserver\w+|getclienthttpheader|addressto\w+|demangle|logtrace)$/;

const NUMBER = /^(\d+(\.\d*)?(e\d*)?|0x[0-9a-f]+|0b[01]+)$/i;

const HARMLESS_SYSTEM_TABLES = new Set(['one', 'numbers']);

/**
 * The engine's `readonly = 1` refuses writes, settings and most table functions, but 26.7 was seen
 * to let through the scalar `file()`, `INTO OUTFILE`, a second statement, `KILL QUERY` and
 * `DESCRIBE TABLE url(...)`. This gate closes those and stands before the engine's own refusal.
 * @param tableFunctions every table function the engine has, in lower case
 * @throws EngineError (READONLY or ACCESS_DENIED)
 */
export function assertReaderMay(sql: string, tableFunctions: ReadonlySet<string>): void {
  const tokens = [...tokenize(sql)];
  const first = tokens.find((token) => token.value !== '(');
  if (!isWord(first, 'SELECT') && !isWord(first, 'WITH')) {
    throw EngineError.of(code.readonly, 'reader: Cannot execute query in readonly mode', 'READONLY');
  }
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token.kind === 'sign') return refuseSign(token);
    // `x$$ file() $$` is a name, a call and a name to the engine: a heredoc cannot be told for sure.
    if (token.kind === 'text' && token.value.startsWith('$')) deny('a heredoc');
    if (token.kind === 'number' && !NUMBER.test(token.value)) deny('a number that runs into a name');
    if (token.kind === 'quoted-name' && token.value.includes('\\')) deny('an escape inside a quoted name');
    if (token.kind !== 'word' && token.kind !== 'quoted-name') return;
    const name = token.value.toLowerCase();
    if (next?.value === '(' && next.kind === 'sign') refuseCall(name, tableFunctions);
    if (next?.value === '.') refuseSystemTable(name, tokens[index + 2]);
    // `APPLY file` calls a function without brackets; an Identifier parameter names a table from outside.
    if (token.kind === 'word' && (name === 'apply' || name === 'identifier')) deny(token.value);
  });
}

function refuseSign({ value }: Token): void {
  // Typographic quotes open names and texts in newer lexers; heredocs hide text.
  if (/[\u2018-\u201F$\0]/.test(value)) deny('this character outside of a text');
}

function refuseCall(name: string, tableFunctions: ReadonlySet<string>): void {
  if (LEAKING_FUNCTIONS.test(name)) deny(`the function ${name}`);
  if (tableFunctions.has(name) && !HARMLESS_SOURCES.has(name)) deny(`the table function ${name}`);
}

function refuseSystemTable(database: string, table: Token | undefined): void {
  if (database === 'information_schema') deny('information_schema');
  if (database === 'system' && !HARMLESS_SYSTEM_TABLES.has(table?.value.toLowerCase() ?? ''))
    deny('the system database');
}

function deny(what: string): never {
  throw EngineError.of(
    code.accessDenied,
    `reader: Not enough privileges: ${what} is not allowed`,
    'ACCESS_DENIED',
  );
}
