import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Locale } from '../format/value-parts.ts';
import { usePreferences } from '../preferences/preferences.store.ts';
import { useSession } from '../session/session.store.ts';
import { chartScene } from './chart-scene.ts';

/** The scene of this screen: its theme, language, workspace zone and type size. */
export function useChartScene(fontSize: () => number) {
  const preferences = usePreferences();
  const session = useSession();
  const { locale } = useI18n();
  return computed(() =>
    chartScene(preferences.theme, locale.value as Locale, session.current?.workspace.tz ?? 'UTC', fontSize()),
  );
}
