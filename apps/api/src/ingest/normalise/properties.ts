import { Quarantine } from '../quarantine.ts';
import { quote } from './json-text.ts';

export const maxPropertyNames = 512;
export const maxPropertyDepth = 32;
const maxNameLength = 1000;

/**
 * Free properties as the members of one JSON object of text values: nested objects become dotted names, lists stay
 * JSON text, null is left out. The first of two equal names wins. Throws Quarantine over 512 names or 32 levels.
 */
export function flattenProperties(properties: object | undefined, extra: Record<string, unknown> | undefined): string {
  const flat = new Flattener();
  if (properties !== undefined) flat.take(properties, '', 1);
  if (extra !== undefined) flat.take(extra, '', 1);
  return flat.json;
}

class Flattener {
  json = '';
  private names = 0;
  private readonly seen = new Set<string>();

  take(node: object, prefix: string, depth: number): void {
    if (depth > maxPropertyDepth) throw new Quarantine('too_deep', `properties are nested over ${maxPropertyDepth} levels`);
    // Object.keys, not for-in: a polluted prototype must not become data.
    for (const key of Object.keys(node)) {
      const value: unknown = (node as Record<string, unknown>)[key];
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) this.take(value, name, depth + 1);
      else this.add(name, value);
    }
  }

  private add(name: string, value: unknown): void {
    if (value === null || value === undefined || this.seen.has(name)) return;
    if (name.length > maxNameLength) throw new Quarantine('too_large', `a property name is over ${maxNameLength} characters`);
    if (++this.names > maxPropertyNames) throw new Quarantine('too_many_properties', `over ${maxPropertyNames} property names`);
    this.seen.add(name);
    this.json += `${this.names === 1 ? '' : ','}${quote(name)}:${quote(asText(value))}`;
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // The only way parsed JSON fails to print is a list nested deeper than the stack.
    throw new Quarantine('too_deep', 'a list in properties is nested too deep');
  }
}
