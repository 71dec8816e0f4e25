import { notImplemented } from '../engine/engine-error.ts';
import { isWord, type Token } from './token.ts';

export interface KillQuery {
  readonly kind: 'kill-query';
  readonly queryId: { readonly literal: string } | { readonly parameter: string };
  /** SYNC: answer when the query has ended. */
  readonly wait: boolean;
}

/**
 * Reads `KILL QUERY WHERE query_id = 'x' [SYNC | ASYNC]`: the only condition that names what is to be ended.
 * @throws EngineError (NOT_IMPLEMENTED) for every other condition
 */
export function readKill(tokens: readonly Token[]): KillQuery {
  const [, , where, column, equals, ...rest] = tokens.filter((token) => token.value !== ';');
  const simple =
    isWord(where, 'WHERE') && /^(initial_)?query_id$/i.test(column?.value ?? '') && equals?.value === '=';
  const modes = rest.filter((token) => isWord(token, 'SYNC') || isWord(token, 'ASYNC'));
  const values = rest.filter((token) => !modes.includes(token));
  const wait = modes.some((token) => isWord(token, 'SYNC'));
  const [first, name, colon, , last] = values;
  if (simple && values.length === 1 && first?.kind === 'text') {
    return { kind: 'kill-query', queryId: { literal: unquote(first.value) }, wait };
  }
  if (simple && values.length === 5 && first?.value === '{' && colon?.value === ':' && last?.value === '}') {
    return { kind: 'kill-query', queryId: { parameter: name?.value ?? '' }, wait };
  }
  throw notImplemented("Only KILL QUERY WHERE query_id = '...' [SYNC|ASYNC] is supported");
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/''|\\([^])/g, (escape, next?: string) => next ?? escape.slice(1));
}
