import { ClickHouseError } from '@clickhouse/client';
import { EventStoreError } from '../event-store-error.ts';
import type { EventStoreOutcome } from '../event-store-error.ts';

/** A failed read never stored anything, so it is never unclear; a failed write may have. */
export type Intent = 'read' | 'write';

/** The engine read the rows, or the statement, and said no: the same bytes fail again. */
const refusedCodes = new Set([
  6, // CANNOT_PARSE_TEXT
  20, // NUMBER_OF_COLUMNS_DOESNT_MATCH
  25, // CANNOT_PARSE_ESCAPE_SEQUENCE
  26, // CANNOT_PARSE_QUOTED_STRING
  27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  33, // CANNOT_READ_ALL_DATA
  38, // CANNOT_PARSE_DATE
  41, // CANNOT_PARSE_DATETIME
  43, // ILLEGAL_TYPE_OF_ARGUMENT
  53, // TYPE_MISMATCH
  62, // SYNTAX_ERROR
  69, // ARGUMENT_OUT_OF_BOUND
  70, // CANNOT_CONVERT_TYPE
  72, // CANNOT_PARSE_NUMBER
  117, // INCORRECT_DATA
  130, // CANNOT_READ_ARRAY_FROM_TEXT
  131, // TOO_LARGE_STRING_SIZE
  321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
  349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  376, // CANNOT_PARSE_UUID
  395, // FUNCTION_THROW_IF_VALUE_IS_NON_ZERO
  407, // DECIMAL_OVERFLOW
  467, // CANNOT_PARSE_BOOL
  469, // VIOLATED_CONSTRAINT
]);

/** Thrown before the first byte of a part is written: nothing is stored, and a later try may pass. */
const unavailableCodes = new Set([
  60, // UNKNOWN_TABLE: the migration has not run yet
  81, // UNKNOWN_DATABASE
  164, // READONLY
  202, // TOO_MANY_SIMULTANEOUS_QUERIES
  203, // NO_FREE_CONNECTION
  209, // SOCKET_TIMEOUT to another node, before the data was sent
  210, // NETWORK_ERROR
  242, // TABLE_IS_READ_ONLY
  243, // NOT_ENOUGH_SPACE
  252, // TOO_MANY_PARTS
  285, // TOO_FEW_LIVE_REPLICAS
  497, // ACCESS_DENIED
  516, // AUTHENTICATION_FAILED
]);

/** The request never left this machine. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

/** Turns whatever the client threw into the one error that callers decide on. */
export function toEventStoreError(cause: unknown, intent: Intent): EventStoreError {
  if (cause instanceof EventStoreError) return cause;
  if (cause instanceof ClickHouseError) {
    const code = Number(cause.code);
    return new EventStoreError(outcomeOfCode(code, intent), code, cause.message, cause);
  }
  const { code, message } = cause as { code?: unknown; message?: unknown };
  const outcome = neverSent.has(String(code)) || intent === 'read' ? 'unavailable' : 'unclear';
  return new EventStoreError(outcome, 0, String(message), cause);
}

/**
 * MEMORY_LIMIT_EXCEEDED (241) and TIMEOUT_EXCEEDED (159) may strike a materialised view after the
 * raw part is committed, so for a write they are unclear like every code without a list.
 */
function outcomeOfCode(code: number, intent: Intent): EventStoreOutcome {
  if (refusedCodes.has(code)) return 'refused';
  if (unavailableCodes.has(code) || code === 241 || code === 159)
    return intent === 'read' || unavailableCodes.has(code) ? 'unavailable' : 'unclear';
  return intent === 'read' ? 'refused' : 'unclear';
}
