import { onScopeDispose, ref } from 'vue';

/** A pointer that only passes by must not open every tile on its way. */
const hoverDelayMs = 450;

/** Opens on rest, focus stays put, click pins, Escape or leaving closes (WCAG 1.4.13: hoverable, dismissible). */
export function useDisclosure() {
  const open = ref(false);
  const pinned = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(timer);
    open.value = false;
    pinned.value = false;
  }
  function enter(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (open.value = true), hoverDelayMs);
  }
  function leave(): void {
    clearTimeout(timer);
    if (!pinned.value) open.value = false;
  }
  function toggle(): void {
    clearTimeout(timer);
    pinned.value = !pinned.value;
    open.value = pinned.value;
  }
  function onFocusOut(event: FocusEvent): void {
    const inside = event.currentTarget instanceof Element && event.relatedTarget instanceof Node;
    if (!inside || !(event.currentTarget as Element).contains(event.relatedTarget as Node)) close();
  }

  onScopeDispose(() => clearTimeout(timer));
  return { open, pinned, enter, leave, toggle, close, onFocusOut };
}
