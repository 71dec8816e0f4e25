const suspicious = /\\u(?:0000|[dD][89a-fA-F])/;
const loneSurrogate = /\p{Surrogate}/gu;
const replacement = '\ufffd';

/**
 * True when parsed values of this JSON text may hold NUL or a lone surrogate. Both can only be written as an
 * escape (invalid UTF-8 was replaced when the bytes were read), so most bodies need no second look.
 */
export function mayNeedScrub(json: string): boolean {
  return json.includes('\\u') && suspicious.test(json);
}

/** A copy with NUL and lone surrogates replaced by U+FFFD, in names too. Built on null prototypes: `__proto__` is a name. */
export function scrub(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(scrub);
  const clean: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, part] of Object.entries(value)) clean[scrubText(name)] = scrub(part);
  return clean;
}

export function scrubText(text: string): string {
  return text.replace(loneSurrogate, replacement).replaceAll('\0', replacement);
}
