import { useI18n } from 'vue-i18n';
import type { Locale } from '../format/value-parts.ts';
import { periodName } from './period-name.ts';
import { senderWord } from './sender-word.ts';

/** What a group is called by its reader: the usual words in the language, everything else in the sender's words. */
export function useGroupName() {
  const { t, te, locale } = useI18n();
  const nameOf = (dimension: string, value: string): string =>
    periodName(dimension, value, locale.value as Locale, t) ?? senderWord(dimension, value, t, te);
  const groupName = (group: Record<string, string>): string =>
    Object.entries(group)
      .map(([dimension, value]) => nameOf(dimension, value))
      .join(' · ');
  return { nameOf, groupName };
}
