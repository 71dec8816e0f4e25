import { code, EngineError } from './engine-error.ts';
import { readerLimits, sessionSettings } from './engine-options.ts';

/** What a session is told before its statement. */
export interface SessionPlan {
  readonly database: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
  /** Raw values, escaped as HTTP parameters are. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
}

/** What a reader may choose besides tightening its limits: how answers are written. */
const READER_FORMATTING = new Set([
  'output_format_json_quote_64bit_integers',
  'output_format_json_quote_denormals',
  'output_format_json_quote_decimals',
  'date_time_output_format',
  'result_overflow_mode',
  'readonly',
]);

const NAME = /^[A-Za-z_]\w*$/;

/** Two plans with the same key may use the same session one after the other; parameters are set anew each time. */
export function sessionKey({ database, settings, readOnly }: SessionPlan): string {
  return JSON.stringify([
    database,
    readOnly,
    [...settings].sort(([left], [right]) => (left < right ? -1 : 1)),
  ]);
}

/**
 * Command-line settings of a session: free of charge, while a SET costs 0.3 ms. Only names and
 * values that are known to be good: the engine ignores a wrong name here and tells nothing of a wrong value.
 * @param tag names the session in the engine's list of processes
 */
export function sessionArguments(plan: SessionPlan, tag: string): string[] {
  const settings = new Map<string, string>(Object.entries(sessionSettings));
  if (plan.readOnly) {
    for (const [name, value] of readerSettings(plan.settings)) settings.set(name, value);
    settings.set('readonly', '1');
  }
  settings.set('log_comment', tag);
  return [...settings].map(([name, value]) => `--${name}=${value}`);
}

/** Statements that a new session runs once; the last one takes away the right to change settings. */
export function preparation(plan: SessionPlan): string {
  const settings = plan.readOnly ? new Map<string, string>() : new Map(plan.settings);
  const readonly = settings.get('readonly');
  settings.delete('readonly');
  const assignments = [...settings].map(([name, value]) => `${safeName(name)} = ${quoteText(value)}`);
  return [
    ...(plan.database === undefined ? [] : [`USE ${quoteName(plan.database)}`]),
    ...(assignments.length === 0 ? [] : [`SET ${assignments.join(', ')}`]),
    ...(readonly === undefined ? [] : [`SET readonly = ${quoteText(readonly)}`]),
  ].join('; ');
}

/** Goes before every statement; nothing when it has no parameters. */
export function parameterStatement({ parameters }: SessionPlan): string {
  if (parameters.size === 0) return '';
  const assignments = [...parameters].map(([name, value]) => `param_${safeName(name)} = ${quoteText(value)}`);
  return `SET ${assignments.join(', ')}; `;
}

/**
 * A session keeps the values of the statement before, so a missing one must not reach it.
 * @throws EngineError (UNKNOWN_QUERY_PARAMETER)
 */
export function assertParametersGiven(plan: SessionPlan, placeholders: readonly string[]): void {
  const missing = placeholders.find((name) => !plan.parameters.has(name));
  if (missing === undefined) return;
  throw EngineError.of(
    code.unknownQueryParameter,
    `Substitution \`${missing}\` is not set`,
    'UNKNOWN_QUERY_PARAMETER',
  );
}

/** @throws EngineError (READONLY) for a setting that a reader has no right to */
function readerSettings(asked: ReadonlyMap<string, string>): Map<string, string> {
  const granted = new Map(Object.entries(readerLimits).map(([name, limit]) => [name, String(limit)]));
  for (const [name, value] of asked) {
    const limit = readerLimits[name];
    if (limit !== undefined) {
      const wish = Number(value);
      // Zero means "no limit" to the engine.
      granted.set(name, String(wish > 0 ? Math.min(wish, limit) : limit));
    } else if (READER_FORMATTING.has(name) && /^\w+$/.test(value)) {
      granted.set(name, value);
    } else {
      throw EngineError.of(
        code.readonly,
        `reader: Cannot modify '${name}' setting in readonly mode`,
        'READONLY',
      );
    }
  }
  return granted;
}

export function quoteText(value: string): string {
  if (value.includes('\0')) throw EngineError.of(code.badArguments, 'NUL in a value', 'BAD_ARGUMENTS');
  return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function quoteName(name: string): string {
  return `\`${quoteText(name).slice(1, -1).replace(/`/g, '\\`')}\``;
}

function safeName(name: string): string {
  if (!NAME.test(name))
    throw EngineError.of(code.badArguments, `${JSON.stringify(name)} is not a name`, 'BAD_ARGUMENTS');
  return name;
}
