import { AppError } from '@pulso/contract';
import type { FastifyInstance, FastifyPluginCallback } from 'fastify';
import { toAppError, toProblem } from '../platform/problem.ts';
import { eventsRoutes } from './events.routes.ts';
import { allowOrigin, answerPreflight } from './http/cors.ts';
import { toIngestError } from './http/ingest-problem.ts';
import type { Intake } from './intake.ts';
import { segmentRoutes } from './segment.routes.ts';

const maxWireBytes = 4_194_304;

export interface IngestPluginOptions {
  intake: Intake;
  onProblem(error: AppError, requestId: string): void;
}

/**
 * The ingest routes in a Fastify scope of their own: every content type is the same bytes, and no Nest layer stands
 * between the socket and the log, which is a third of the time of a single event.
 */
export const ingestPlugin: FastifyPluginCallback<IngestPluginOptions> = (
  fastify,
  { intake, onProblem },
  done,
) => {
  acceptAnyBody(fastify);
  fastify.addHook('onRequest', allowOrigin);
  fastify.options('/v1/*', answerPreflight);
  fastify.options('/beacon/*', answerPreflight);
  fastify.options('/sourceConfig/', answerPreflight);
  fastify.setErrorHandler((thrown, request, reply) => {
    const error = toAppError(toIngestError(thrown));
    onProblem(error, request.id);
    const { retryAfterSeconds } = error.details;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(retryAfterSeconds));
    if (error.code === 'unauthenticated') reply.header('www-authenticate', 'Basic realm="pulso"');
    reply
      .status(error.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(toProblem(error, request.id)));
  });
  eventsRoutes(fastify, intake);
  segmentRoutes(fastify, intake);
  done();
};

const anyBody = 'application/octet-stream';

/**
 * One content type for all: clients label the same JSON as text, as a form, or as nothing that parses. By its name and
 * not as `*`, whose parser Fastify looks for anew in every request.
 */
function acceptAnyBody(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.raw.headers['content-type'] = anyBody;
    done();
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    anyBody,
    { parseAs: 'buffer', bodyLimit: maxWireBytes },
    (_request, body, done) => {
      done(null, body);
    },
  );
}
