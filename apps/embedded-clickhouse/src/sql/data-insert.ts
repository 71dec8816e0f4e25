import { isWord, type Token } from './token.ts';

/** `INSERT INTO table (columns) FORMAT x` with its data still to come, from the text's tail or the body. */
export interface DataInsert {
  readonly kind: 'data-insert';
  /** `INSERT INTO table (columns)` as written. */
  readonly head: string;
  /** The SETTINGS clause as written, or nothing. */
  readonly settings: string;
  readonly format: string;
  /** Where in the text, in UTF-16 units, its inline data begins. */
  readonly dataAt: number;
  /** A bare table name and column list, which the engine's fast way in asks for. */
  readonly target: { readonly table: string; readonly columns: readonly string[] } | undefined;
}

/**
 * Looks at an insert's last token as its text is read: behind `FORMAT x` or `VALUES` begins what is no SQL.
 * @returns undefined until that token, and for every other statement
 */
export function readInsert(sql: string, tokens: readonly Token[]): DataInsert | undefined {
  const last = tokens.at(-1);
  if (!isWord(tokens[0], 'INSERT') || last?.kind !== 'word' || tokens.some(isSource)) return undefined;
  const isFormat = isWord(tokens.at(-2), 'FORMAT');
  if (!isFormat && !isWord(last, 'VALUES')) return undefined;
  const clause = tokens.slice(0, isFormat ? -2 : -1);
  const clauseEnd = clause.at(-1)?.end ?? 0;
  const settingsAt = clause.find((token) => isWord(token, 'SETTINGS'))?.start ?? clauseEnd;
  return {
    kind: 'data-insert',
    head: sql.slice(0, settingsAt).trimEnd(),
    settings: sql.slice(settingsAt, clauseEnd),
    format: isFormat ? last.value : 'Values',
    dataAt: last.end,
    target: plainTarget(clause),
  };
}

function isSource(token: Token): boolean {
  return isWord(token, 'SELECT') || isWord(token, 'WITH') || isWord(token, 'WATCH');
}

const NAME = /^[A-Za-z0-9_]+$/;

function plainTarget(clause: readonly Token[]): DataInsert['target'] {
  let at = isWord(clause[1], 'INTO') ? 2 : 1;
  if (isWord(clause[at], 'TABLE')) at += 1;
  const words = clause.slice(at).map((token) => token.value);
  const table = words[1] === '.' ? `${words[0]}.${words[2]}` : (words[0] ?? '');
  const list = words.slice(words[1] === '.' ? 3 : 1);
  const columns = list.slice(1, -1).filter((_, index) => index % 2 === 0);
  const isList = list.length === 0 || list.join(' ') === `( ${columns.join(' , ')} )`;
  const isPlain = [...table.split('.'), ...columns].every((name) => NAME.test(name));
  return isList && isPlain ? { table, columns } : undefined;
}
