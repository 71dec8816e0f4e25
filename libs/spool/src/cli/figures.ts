/** `12,345` */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1.5 MB`, decimal units. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let scaled = value;
  let unit = 0;
  for (; scaled >= 1000 && unit < units.length - 1; unit += 1) scaled /= 1000;
  return `${unit === 0 ? scaled : scaled.toFixed(1)} ${units[unit]}`;
}

/** `3 h 12 min`: the two largest units of an age. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const from = Math.min(
    3,
    Math.max(
      0,
      parts.findIndex(([value]) => value > 0),
    ),
  );
  const shown = seconds === 0 ? [[0, 's']] : parts.slice(from, from + 2).filter(([value]) => value > 0);
  return shown.map(([value, unit]) => `${value} ${unit}`).join(' ');
}
