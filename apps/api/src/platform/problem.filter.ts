import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from './logger.ts';
import { PlatformMetrics } from './metrics/platform-metrics.ts';
import { toAppError, toProblem } from './problem.ts';

/** The one place where an error becomes an answer: RFC 9457, counted by code, logged with its cause when it is ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: PlatformMetrics,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toAppError(thrown);
    this.metrics.problems.inc({ code: error.code });
    if (error.status >= 500)
      this.logger.error(
        { requestId: request.id, code: error.code, err: error.details.cause ?? error },
        'problem',
      );
    if (reply.sent) return;
    if (error.details.retryAfterSeconds !== undefined)
      reply.header('retry-after', Math.ceil(error.details.retryAfterSeconds));
    if (error.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
    reply
      .status(error.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(toProblem(error, request.id)));
  }
}
