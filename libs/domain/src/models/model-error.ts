/** Why a model cannot be fitted to the data at hand: an answer to show, not a fault. */
export type ModelFailureCode =
  'insufficient_history' | 'no_repeat_purchase' | 'no_repeat_spend' | 'not_converged' | 'invalid_input';

export interface ModelFailure {
  code: ModelFailureCode;
  message: string;
  /** The numbers behind the message, e.g. customers found and needed. */
  details: Record<string, number>;
}

/** What fitting a model comes to: plain data, safe to post between threads. */
export type FitResult<F> = { ok: true; fit: F } | { ok: false; failure: ModelFailure };

export function failed(
  code: ModelFailureCode,
  message: string,
  details: Record<string, number> = {},
): { ok: false; failure: ModelFailure } {
  return { ok: false, failure: { code, message, details } };
}

export type ModelInputCode =
  'unit_mismatch' | 'invalid_input' | 'infinite_mean' | 'infinite_value' | 'not_converged';

/** Thrown when a prediction is asked of inputs for which it has no finite answer. */
export class ModelInputError extends Error {
  override readonly name = 'ModelInputError';
  readonly code: ModelInputCode;

  constructor(code: ModelInputCode, message: string) {
    super(message);
    this.code = code;
  }
}
