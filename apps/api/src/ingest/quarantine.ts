/** Why an event was set aside: a closed set, because it labels rows and counters. */
export type QuarantineCode =
  | 'invalid_event'
  | 'malformed_json'
  | 'too_large'
  | 'too_deep'
  | 'too_many_properties'
  | 'out_of_range'
  | 'refused_by_store';

/** An event that cannot be stored but must not be lost: it goes on as a dead letter. */
export class Quarantine extends Error {
  constructor(
    readonly code: QuarantineCode,
    /** Names the field, never its value: reasons are shown and logged. */
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'Quarantine';
  }
}
