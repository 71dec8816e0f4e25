import { onScopeDispose } from 'vue';

/** Keys of the whole page. They rest while somebody types, chooses or presses a button, or holds a modifier. */
export function useKeys(actions: Record<string, () => void>): void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest('input, select, textarea, dialog')) return;
    // Space and Enter already mean something on a focused control.
    if (event.key === ' ' && target?.closest('button, a, summary')) return;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
  document.addEventListener('keydown', onKey);
  onScopeDispose(() => document.removeEventListener('keydown', onKey));
}
