import type { OwnModel } from '@pulso/contract';

interface Parameter {
  name: string;
  value: number;
  /** Standard error. */
  error: number | undefined;
}

const greek: Record<string, string> = { alpha: 'α', beta: 'β' };

/** The fitted numbers, purchases first; both models have their own letters. */
export function modelParameters({ purchases, spend }: OwnModel): Parameter[] {
  return [purchases, spend].flatMap((model) =>
    Object.entries(model?.params ?? {}).map(([name, value]) => ({
      name: greek[name] ?? name,
      value,
      error: model?.standardErrors?.[name],
    })),
  );
}

/** Keys of the sentences that say why the model is missing or must be read with care, each once. */
export function modelCautions({ purchases, spend, failures, warnings }: OwnModel): string[] {
  return [
    ...new Set([
      ...failures.map(({ code }) => `models.failure.${code}`),
      ...(purchases?.flat || spend?.flat ? ['models.flat'] : []),
      ...(spend?.correlated ? ['models.correlated'] : []),
      ...warnings.filter(({ code }) => !told.has(code)).map(({ code }) => `warning.${code}`),
    ]),
  ];
}

/** Warnings that the failures and the fits already say in more words. */
const told = new Set(['flat_likelihood', 'insufficient_history', 'not_converged', 'no_data']);
