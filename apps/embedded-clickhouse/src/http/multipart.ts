import { code, EngineError } from '../engine/engine-error.ts';

/**
 * The text fields of a multipart/form-data body; clients send parameters that way when they are too
 * long for a URL.
 * @returns undefined when the content type is another
 */
export function readMultipart(
  contentType: string | undefined,
  body: Buffer,
): Map<string, string> | undefined {
  const match = /^multipart\/form-data;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const fields = new Map<string, string>();
  const parts = `\r\n${body.toString('utf8')}`.split(`\r\n--${boundary}`);
  for (const part of parts.slice(1)) {
    if (part.startsWith('--')) return fields;
    const blank = part.indexOf('\r\n\r\n');
    const name = /;\s*name="([^"]*)"/i.exec(part.slice(0, blank))?.[1];
    if (blank === -1 || name === undefined) break;
    fields.set(name, part.slice(blank + 4));
  }
  throw EngineError.of(code.badArguments, 'The multipart body is damaged', 'BAD_ARGUMENTS');
}
