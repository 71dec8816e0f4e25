import type { TimelineItem } from '@pulso/contract';

type Told = Pick<TimelineItem, 'name' | 'kind' | 'action'>;

/** What happened: in the sender's words when they sent some, else the kind and its action in the reader's language. */
export function eventName(
  { name, kind, action }: Told,
  t: (key: string) => string,
  te: (key: string) => boolean,
): string {
  if (name) return name;
  const key = [`happened.${kind}_${action}`, `happened.${kind}`].find((candidate) => te(candidate));
  return key ? t(key) : [kind, action].filter(Boolean).join(' · ');
}
