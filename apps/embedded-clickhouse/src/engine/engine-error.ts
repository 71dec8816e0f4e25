/** ClickHouse error codes that this process itself answers with. */
export const code = {
  badArguments: 36,
  notImplemented: 48,
  syntaxError: 62,
  readonly: 164,
  requiredPassword: 194,
  tooManySimultaneousQueries: 202,
  queryWithSameIdIsAlreadyRunning: 216,
  queryIsTooLarge: 229,
  aborted: 236,
  cannotDecompress: 271,
  notEnoughSpace: 243,
  queryWasCancelled: 394,
  unknownQueryParameter: 456,
  accessDenied: 497,
  authenticationFailed: 516,
  stdException: 1001,
} as const;

/** A refusal in ClickHouse's own terms: clients tell faults apart by `code`. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /** @param message `Code: N. DB::Exception: what happened. (NAME)` */
  private constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  static of(number: number, what: string, name: string): EngineError {
    return new EngineError(number, `Code: ${number}. DB::Exception: ${what}. (${name})`);
  }

  /** Reads the code from the engine's own text. */
  static from(cause: unknown): EngineError {
    if (cause instanceof EngineError) return cause;
    const text = cause instanceof Error ? cause.message : String(cause);
    const known = /Code: (\d+)\. DB::\w*Exception/.exec(text);
    if (known) return new EngineError(Number(known[1]), text.slice(known.index));
    if (/\bENOSPC\b/.test(text)) return EngineError.of(code.notEnoughSpace, text, 'NOT_ENOUGH_SPACE');
    return EngineError.of(code.stdException, text, 'STD_EXCEPTION');
  }
}

export const cancelled = (queryId: string) =>
  EngineError.of(code.queryWasCancelled, `Query ${queryId} was cancelled`, 'QUERY_WAS_CANCELLED');

export const syntaxError = (what: string) =>
  EngineError.of(code.syntaxError, `Syntax error: ${what}`, 'SYNTAX_ERROR');

export const notImplemented = (what: string) => EngineError.of(code.notImplemented, what, 'NOT_IMPLEMENTED');
