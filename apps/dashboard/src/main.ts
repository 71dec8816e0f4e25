import '@fontsource-variable/inter/opsz.css';
import './theme/base.css';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { z } from 'zod';
import App from './App.vue';
import { backendKey } from './backend/backend.ts';
import { openBackend } from './backend/open-backend.ts';
import { createMessages } from './i18n/i18n.ts';
import { followPreferences, usePreferences } from './preferences/preferences.store.ts';
import { createPages } from './router.ts';

/** zod's generated parsers need eval, which the content security policy refuses. */
z.config({ jitless: true });

/** Text set in a fallback font would move when ours arrives; past this wait a fallback is the lesser evil. */
const fontWaitMs = 800;

async function start(): Promise<void> {
  const backend = await openBackend();
  const app = createApp(App);
  const pinia = createPinia();
  const messages = createMessages(usePreferences(pinia).locale);
  app
    .use(pinia)
    .use(messages)
    .use(VueQueryPlugin, {
      queryClientConfig: { defaultOptions: { queries: { retry: 1, staleTime: 30_000 } } },
    });
  app.provide(backendKey, backend);
  app.use(createPages(backend, pinia));
  followPreferences(pinia, messages, document.documentElement);
  const font = document.fonts.load('400 16px "Inter Variable"').catch(() => []);
  await Promise.race([font, new Promise((resolve) => setTimeout(resolve, fontWaitMs))]);
  app.mount('#app');
}

void start();
