import { Quarantine } from '../quarantine.ts';
import { quote } from './json-text.ts';

export const maxPropertyNames = 512;
const maxPropertyDepth = 32;
const maxNameLength = 1000;

/**
 * Free properties as the members of one JSON object of text values: nested objects become dotted names, lists stay
 * JSON text, null is left out. The first of two equal names wins. Throws Quarantine over 512 names or 32 levels.
 */
export function flattenProperties(
  properties: object | undefined,
  extra: Record<string, unknown> | undefined,
): string {
  const flat = new Flattener();
  if (properties !== undefined) flat.take(properties, '', 1);
  if (extra !== undefined) flat.take(extra, '', 1);
  return flat.json;
}

class Flattener {
  json = '';
  private names = 0;
  /** Two names can only be equal when a key has a dot itself; most events have none and need no set. */
  private readonly taken: string[] = [];
  private dotted: Set<string> | undefined;

  take(node: object, prefix: string, depth: number): void {
    if (depth > maxPropertyDepth)
      throw new Quarantine('too_deep', `properties are nested over ${maxPropertyDepth} levels`);
    // Object.keys, not for-in: a polluted prototype must not become data.
    for (const key of Object.keys(node)) {
      if (this.dotted === undefined && key.includes('.')) this.dotted = new Set(this.taken);
      const value: unknown = (node as Record<string, unknown>)[key];
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        this.take(value, name, depth + 1);
      else if (value !== null && value !== undefined) this.add(name, value);
    }
  }

  private add(name: string, value: unknown): void {
    if (this.dotted?.has(name)) return;
    if (name.length > maxNameLength)
      throw new Quarantine('too_large', `a property name is over ${maxNameLength} characters`);
    if (++this.names > maxPropertyNames)
      throw new Quarantine('too_many_properties', `over ${maxPropertyNames} property names`);
    if (this.dotted === undefined) this.taken.push(name);
    else this.dotted.add(name);
    const separator = this.names === 1 ? '' : ',';
    this.json += separator + nameHead(name) + (typeof value === 'string' ? quote(value) : quoteOther(value));
  }
}

/** Names recur in every event of a sender: written once, with their colon. */
const heads = new Map<string, string>();
const maxHeads = 10_000;

function nameHead(name: string): string {
  const known = heads.get(name);
  if (known !== undefined) return known;
  if (heads.size === maxHeads) heads.clear();
  const head = `${quote(name)}:`;
  heads.set(name, head);
  return head;
}

function quoteOther(value: unknown): string {
  return typeof value === 'object' ? quote(listText(value)) : `"${String(value)}"`;
}

function listText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // The only way parsed JSON fails to print is a list nested deeper than the stack.
    throw new Quarantine('too_deep', 'a list in properties is nested too deep');
  }
}
