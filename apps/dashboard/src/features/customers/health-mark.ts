import type { Band } from '../../metric/metric-bands.ts';

const marks: Record<string, Band> = { at_risk: 'bad', neutral: 'watch', excellent: 'good' };

/** How a health band is marked; one that a company made itself has its own word and no signal of ours. */
export const healthMark = (bandId: string): Band | 'none' => marks[bandId] ?? 'none';
