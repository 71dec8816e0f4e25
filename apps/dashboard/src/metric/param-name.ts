/** What a metric's option is called; one without a name of its own is read from its id: `within_days`, Within days. */
export function paramName(param: string, t: (key: string) => string, te: (key: string) => boolean): string {
  const key = `param.${param}`;
  if (te(key)) return t(key);
  const words = param.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
