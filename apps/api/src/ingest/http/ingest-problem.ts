import { AppError } from '@pulso/contract';

const retryAfterSeconds = 5;

/** What Fastify and the spool throw on the ingest routes, in the product's own codes; anything else is returned as it is. */
export function toIngestError(thrown: unknown): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const { code } = thrown;
  const details = { cause: thrown, retryAfterSeconds };
  switch (code) {
    case 'spool_full':
      return new AppError('spool_full', 'Events wait on disk up to the limit; send again later.', details);
    case 'disk_full':
      return new AppError('disk_full', 'The disk is full; send again later.', details);
    case 'spool_io':
      return new AppError(
        'store_unavailable',
        'The disk fails; nothing was taken, send again later.',
        details,
      );
    case 'spool_closed':
      return new AppError('shutting_down', 'This process is stopping; send again.', details);
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('body_too_large', 'A body may have 4194304 bytes.', { cause: thrown });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AppError('bad_request', 'The body is not as long as its Content-Length.', { cause: thrown });
    default:
      return thrown;
  }
}
