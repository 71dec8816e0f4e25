import { computed, ref, watch, type Ref } from 'vue';

/** Long enough to read twelve tiles from across the room. */
export const rotationSeconds = 30;

/** Turns to the next view when its time is over; the time starts anew when somebody turns by hand. */
export function useRotation(rotating: Ref<boolean>, view: Ref<string>, nowMs: Ref<number>, next: () => void) {
  const sinceMs = ref(nowMs.value);
  const left = computed(() => Math.max(0, Math.ceil(rotationSeconds - (nowMs.value - sinceMs.value) / 1000)));
  watch([rotating, view], () => (sinceMs.value = nowMs.value));
  watch(left, (seconds) => {
    if (rotating.value && seconds === 0) next();
  });
  return { left };
}
