/**
 * `spool_full`: the cap on pending bytes or age is reached, or the disk is slower than the senders.
 * `disk_full`: no space for the next segment. `spool_io`: the disk failed a write or a sync.
 * `spool_locked`: another process owns the directory. `spool_format`: written by a newer version.
 */
export type SpoolErrorCode =
  'spool_full' | 'disk_full' | 'spool_io' | 'spool_closed' | 'spool_locked' | 'spool_format';

export class SpoolError extends Error {
  override readonly name = 'SpoolError';

  constructor(
    readonly code: SpoolErrorCode,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

const outOfSpace = new Set(['ENOSPC', 'EDQUOT']);

/** Turns a failed system call into the error a sender sees; the errno stays in the details. */
export function toSpoolError(cause: unknown, doing: string): SpoolError {
  if (cause instanceof SpoolError) return cause;
  const errno = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  const code = outOfSpace.has(errno) ? 'disk_full' : 'spool_io';
  return new SpoolError(code, `${doing}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    errno,
  });
}
