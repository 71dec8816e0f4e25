import type { IncomingHttpHeaders } from 'node:http';

type Attributes = Record<string, unknown>;

/** Attributes of the CloudEvents 1.0 specification; any other is an extension and becomes a property. */
const known = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'data_base64',
]);

/** True for a body in structured mode: the four required attributes, which no event of ours has together. */
export function isCloudEvent(value: unknown): value is Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return ['specversion', 'id', 'source', 'type'].every((name) => Object.hasOwn(value, name));
}

/** The attributes of binary mode, from the `ce-` headers; undefined when the request is not one. */
export function binaryAttributes(headers: IncomingHttpHeaders): Attributes | undefined {
  if (headers['ce-specversion'] === undefined) return undefined;
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce-') && typeof value === 'string') attributes[name.slice(3)] = decodePercent(value);
  }
  return attributes;
}

/** The HTTP binding percent-encodes header values; one that is not well-formed stands as it is. */
function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * An event whose identity is `source` + `id`, as the specification says. Data with a `kind` is one of our events;
 * anything else is a touchpoint named after `type`, by the customer in `subject`.
 */
export function cloudEventToEvent(attributes: Attributes): Record<string, unknown> {
  const { id, source, type, subject, time } = attributes;
  const data = readData(attributes);
  const identity = { messageId: text(id), source: text(source) };
  if (typeof data === 'object' && data !== null && 'kind' in data)
    return { occurredAt: time, ...data, ...identity };
  const extensions = Object.fromEntries(Object.entries(attributes).filter(([name]) => !known.has(name)));
  const own =
    typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Attributes) : { data };
  const { customer, channel, ...properties } = own;
  return {
    ...identity,
    kind: 'touchpoint',
    name: text(type),
    occurredAt: time ?? undefined,
    channel: text(channel) ?? text(extensions.channel),
    customer: customer ?? { id: text(subject) },
    properties: { ...extensions, ...properties },
  };
}

function readData(attributes: Attributes): unknown {
  if (typeof attributes.data_base64 !== 'string') return attributes.data;
  const decoded = Buffer.from(attributes.data_base64, 'base64').toString('utf8');
  try {
    return JSON.parse(decoded);
  } catch {
    return decoded;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
