import { themes, type Theme } from './tokens.ts';

/** Writes the tokens as custom properties through the CSSOM, which the content security policy allows. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  for (const [role, colour] of Object.entries(themes[theme])) root.style.setProperty(`--${role}`, colour);
  root.style.colorScheme = theme;
  root.dataset['theme'] = theme;
}
