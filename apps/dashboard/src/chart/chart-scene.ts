import type { Locale } from '../format/value-parts.ts';
import { series, themes, type Theme, type Tokens } from '../theme/tokens.ts';

/** What every chart option needs besides its rows: colours, words and the zone of its time axis. */
export interface ChartScene {
  tokens: Tokens;
  series: readonly string[];
  locale: Locale;
  tz: string;
  /** The type size of the place it is drawn in, so that a wall's chart is read from across the room. */
  fontSize: number;
}

export function chartScene(theme: Theme, locale: Locale, tz: string, fontSize: number): ChartScene {
  return { tokens: themes[theme], series: series[theme], locale, tz, fontSize };
}
