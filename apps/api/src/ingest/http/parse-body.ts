import { AppError } from '@pulso/contract';
import { Quarantine } from '../quarantine.ts';
import { mayNeedScrub, scrub } from './scrub.ts';

/** More would hold the event loop for too long at once. */
export const maxItems = 10_000;

/** A value, or a line that is not JSON together with its reason. */
export type ParsedItem = { value: unknown } | { quarantine: Quarantine; text: string };

/**
 * The items of a body that is one object, an array, or lines of JSON. A line that does not parse becomes a
 * quarantine and the others go on. Throws AppError malformed_json when there is nothing to go on with.
 */
export function parseItems(text: string): ParsedItem[] {
  const value = tryParse(text);
  if (value === undefined) return parseLines(text);
  const items = Array.isArray(value) ? value : [value];
  if (items.length > maxItems) throw tooMany();
  return items.map((item: unknown) => ({ value: item }));
}

/** One JSON document, scrubbed. Throws AppError malformed_json. */
export function parseDocument(text: string): unknown {
  const value = tryParse(text);
  if (value === undefined) throw malformed(text);
  return value;
}

/** Undefined, which no JSON text means, when it does not parse. */
function tryParse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return mayNeedScrub(text) ? scrub(value) : value;
  } catch {
    return undefined;
  }
}

function parseLines(text: string): ParsedItem[] {
  // An array that breaks half-way is not lines: taking some of it would guess at the rest.
  if (text.trimStart().startsWith('[')) throw malformed(text);
  const items: ParsedItem[] = [];
  let good = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (items.length === maxItems) throw tooMany();
    const value = tryParse(line);
    if (value === undefined)
      items.push({
        quarantine: new Quarantine('malformed_json', `line ${index + 1} is not JSON`),
        text: line,
      });
    else items.push({ value });
    if (typeof value === 'object') good += 1;
  }
  if (good === 0) throw malformed(text);
  return items;
}

function tooMany(): AppError {
  return new AppError('body_too_large', `A request may carry ${maxItems} events.`);
}

function malformed(text: string): AppError {
  return new AppError('malformed_json', text.trim() === '' ? 'The body is empty.' : 'The body is not JSON.');
}
