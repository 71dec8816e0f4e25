import { z } from 'zod';
import type { PipelineSlice } from './cells.ts';

/** Pairs of a stage and its chance, `proposal=0.25, negotiation=0.5`; per cent too, `proposal=25%`. */
const stageChances = z.string().transform((text, context) => {
  const pairs: [stage: string, chance: number][] = [];
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [, stage = '', number = '', sign = ''] = /^\s*(.+?)\s*=\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(pair) ?? [];
    const chance = Number(number) / (sign === '%' ? 100 : 1);
    if (stage === '' || !(chance >= 0 && chance <= 1))
      context.addIssue({
        code: 'custom',
        message: `${pair} must be a stage and its chance, as proposal=0.25`,
      });
    pairs.push([stage, chance]);
  }
  return pairs;
});

export const pipelineParams = z.strictObject({
  stages: stageChances.default([]),
  history: z.boolean().default(true),
});

export const pipelineParamTexts = {
  stages: {
    en: 'chances of stages for deals without one of their own, e.g. proposal=0.25,negotiation=0.5',
    es: 'probabilidad de cada etapa para las oportunidades que no traen la suya, p. ej. proposal=0.25,negotiation=0.5',
  },
  history: {
    en: 'true (default): a stage without a chance takes the share won of the closed deals that were once at it',
    es: 'true (por defecto): una etapa sin probabilidad toma la parte ganada de las oportunidades cerradas que pasaron por ella',
  },
};

/** One deal of a worked example. */
export const sliceOf = (month: string, amount: number, chance: number): PipelineSlice => ({
  ...{ month, currency: 'USD', source: 'stated', deals: 1, amount, weighted: amount * chance },
  ...{ variance: amount ** 2 * chance * (1 - chance), low: amount * chance, high: amount * chance },
});
