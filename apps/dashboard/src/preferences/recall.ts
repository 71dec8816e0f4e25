const prefix = 'pulso.';

/** A remembered choice, if it is still one of those on offer. Storage may be refused by the browser. */
export function recall<T extends string>(name: string, offered: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(prefix + name);
    return offered.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

export function keep(name: string, choice: string): void {
  try {
    localStorage.setItem(prefix + name, choice);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

/** The first language of the browser that we write; English for everybody else. */
export function localeOf(languages: readonly string[]): 'en' | 'es' {
  const known = languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((code) => code === 'es' || code === 'en');
  return known === 'es' ? 'es' : 'en';
}
