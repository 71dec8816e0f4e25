import { onScopeDispose, ref } from 'vue';

export function useFullScreen() {
  const full = ref(document.fullscreenElement !== null);
  const follow = () => (full.value = document.fullscreenElement !== null);
  document.addEventListener('fullscreenchange', follow);
  onScopeDispose(() => document.removeEventListener('fullscreenchange', follow));

  /** A browser may refuse, as in an embedded frame; the button then simply stays as it is. */
  const toggle = () =>
    void (full.value ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
      () => undefined,
    );
  return { full, toggle };
}
