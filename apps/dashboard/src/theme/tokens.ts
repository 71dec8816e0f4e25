/**
 * Every colour of the product, once. Text roles keep 4.5:1 on all three surfaces, signals and series 3:1,
 * and any two series stay apart for the three colour-vision deficiencies: tokens.spec.ts computes it.
 */
const dark = {
  canvas: '#0b0e14',
  surface: '#131821',
  raised: '#1a2130',
  line: '#263041',
  control: '#66748f',
  text: '#e6eaf2',
  muted: '#9aa7bd',
  accent: '#8fb0ff',
  onAccent: '#0b0e14',
  good: '#4cc9a4',
  watch: '#f0b95b',
  bad: '#ff7d72',
  trend: '#c3cde0',
} as const;

export type Tokens = Record<keyof typeof dark, string>;

const light: Tokens = {
  canvas: '#faf8f4',
  surface: '#ffffff',
  raised: '#f3f0ea',
  line: '#e0dbd1',
  control: '#7b8190',
  text: '#1a1c22',
  muted: '#5a6171',
  accent: '#2f55c8',
  onAccent: '#ffffff',
  good: '#0d7a5f',
  watch: '#8a5a00',
  bad: '#b8322a',
  trend: '#3c4352',
};

export type Theme = 'dark' | 'light';
export const themes: Record<Theme, Tokens> = { dark, light };

/** In this order, at most five at once; the rest of the groups are drawn as one grey "others". */
export const series: Record<Theme, readonly string[]> = {
  dark: ['#6ab9c7', '#f68c11', '#6b5dcf', '#a9f3b7', '#b0486e'],
  light: ['#2176a8', '#9d3629', '#969257', '#483c95', '#68094b'],
};
