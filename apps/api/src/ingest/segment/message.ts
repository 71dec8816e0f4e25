/** A message of the Segment or RudderStack tracking API, as loosely as their clients write it. */
export type SegmentMessage = Record<string, unknown>;

export type SegmentType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Text of an id or label: numbers are written out, anything else and empty text is unset. */
export function asLabel(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The first of the names that is set, as a label. */
export function labelOf(source: Record<string, unknown>, ...names: string[]): string | undefined {
  for (const name of names) {
    const label = Object.hasOwn(source, name) ? asLabel(source[name]) : undefined;
    if (label !== undefined) return label;
  }
  return undefined;
}

/** The first of the names that is set, whatever it is: the contract judges it. */
export function valueOf(source: Record<string, unknown>, ...names: string[]): unknown {
  for (const name of names)
    if (Object.hasOwn(source, name) && source[name] !== null && source[name] !== '') return source[name];
  return undefined;
}
