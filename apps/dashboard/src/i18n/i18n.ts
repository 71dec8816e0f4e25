import { createI18n } from 'vue-i18n';
import type { Locale } from '../format/value-parts.ts';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

/** vue-i18n 11 compiles messages to an AST, never with eval, so the content security policy holds. */
export function createMessages(locale: Locale) {
  return createI18n<[Messages], Locale, false>({
    legacy: false,
    locale,
    fallbackLocale: 'en',
    messages: { en, es },
  });
}
