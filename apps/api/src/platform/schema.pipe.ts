import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError, type ProblemCode } from '@pulso/contract';

const maxErrors = 50;

/**
 * Validates every parameter that names its schema, as in `@Body({ schema: metricQuery })`.
 * Global with `bad_request`; a route that has a code of its own uses another, `@UsePipes(schemaPipe('invalid_query'))`.
 */
export function schemaPipe(code: ProblemCode): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new AppError(code, 'The request does not fit its schema.', {
        errors: issues.slice(0, maxErrors).map(({ path, message }) => ({
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      }),
  });
}
