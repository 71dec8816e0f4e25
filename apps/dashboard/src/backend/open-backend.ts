import type { Backend } from './backend.ts';

/** The real server, or in development and `--mode fake` builds the fake one of `?source=fake`. */
export async function openBackend(): Promise<Backend> {
  if (__FAKE_BACKEND__ && new URLSearchParams(location.search).get('source') === 'fake') {
    const { fakeBackend } = await import('../fake/fake-backend.ts');
    return fakeBackend();
  }
  const [{ httpApi }, { openSocketSource }] = await Promise.all([
    import('./http-api.ts'),
    import('../live/socket-source.ts'),
  ]);
  return { api: httpApi, openLive: openSocketSource };
}
