import { useI18n } from 'vue-i18n';
import type { Locale } from '../format/value-parts.ts';
import { periodName } from './period-name.ts';
import { stageName } from './stage-name.ts';
import { channelName } from './channel-name.ts';

/** What a group is called by its reader: channels and stages in the language, everything else in the sender's words. */
export function useGroupName() {
  const { t, te, locale } = useI18n();
  const nameOf = (dimension: string, value: string): string =>
    periodName(dimension, value, locale.value as Locale, t) ??
    (dimension === 'stage' && value !== '' ? stageName(value, t, te) : channelName(value, t, te));
  const groupName = (group: Record<string, string>): string =>
    Object.entries(group)
      .map(([dimension, value]) => nameOf(dimension, value))
      .join(' · ');
  return { nameOf, groupName };
}
