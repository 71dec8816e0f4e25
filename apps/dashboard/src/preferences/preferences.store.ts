import { defineStore, type Pinia } from 'pinia';
import { ref, watch } from 'vue';
import type { Locale } from '../format/value-parts.ts';
import type { createMessages } from '../i18n/i18n.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import type { Theme } from '../theme/tokens.ts';
import { keep, localeOf, recall } from './recall.ts';

/** What a person chose for this screen. Dark is the wall's home, so it is where everybody starts. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(recall('theme', ['dark', 'light']) ?? 'dark');
  const locale = ref<Locale>(recall('locale', ['en', 'es']) ?? localeOf(navigator.languages));
  return { theme, locale };
});

/** Carries every choice to the document, the messages and the browser's memory. */
export function followPreferences(
  pinia: Pinia,
  messages: ReturnType<typeof createMessages>,
  root: HTMLElement,
): void {
  const preferences = usePreferences(pinia);
  watch(
    () => preferences.theme,
    (theme, before) => {
      applyTheme(theme, root);
      if (before) keep('theme', theme);
    },
    { immediate: true },
  );
  watch(
    () => preferences.locale,
    (locale, before) => {
      messages.global.locale.value = locale;
      root.lang = locale;
      if (before) keep('locale', locale);
    },
    { immediate: true },
  );
}
