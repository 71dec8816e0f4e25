import { onScopeDispose, ref } from 'vue';

/** The time of this computer, renewed every second on the second. */
export function useNow() {
  const nowMs = ref(Date.now());
  let timer: ReturnType<typeof setTimeout>;
  const tick = () => {
    nowMs.value = Date.now();
    timer = setTimeout(tick, 1000 - (nowMs.value % 1000) + 5);
  };
  tick();
  onScopeDispose(() => clearTimeout(timer));
  return nowMs;
}
