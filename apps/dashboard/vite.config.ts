import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const at = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);
const api = 'http://127.0.0.1:3000';

export default defineConfig(({ mode }) => ({
  root: at('./'),
  plugins: [vue()],
  resolve: { alias: { '@pulso/contract': at('../../libs/contract/src/index.ts') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // The fake backend is for developing and pictures; a production build drops it.
    __FAKE_BACKEND__: mode === 'development' || mode === 'fake',
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: font or script, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': api, '/live': { target: api, ws: true } },
  },
}));
