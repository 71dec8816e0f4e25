import { AppError } from '@pulso/contract';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

export interface FieldError {
  path: string;
  message: string;
}

const maxErrors = 50;

/** Of the forms that a field may take, the caller meant the one that was understood furthest. */
function meantBy(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const understood = (issues: Issue[]): number =>
    Math.max(...issues.map(({ path, code }) => path.length + (code === 'invalid_type' ? 0 : 0.5)));
  const [closest = []] = issue.errors.toSorted((one, other) => understood(other) - understood(one));
  return closest.flatMap((inner) => meantBy({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}

/** One line for each field that does not fit, under `prefix`, saying what it may be. */
export function fieldErrors(error: z.ZodError, prefix: string[] = []): FieldError[] {
  return error.issues
    .flatMap(meantBy)
    .slice(0, maxErrors)
    .map(({ path, message }) => ({ path: [...prefix, ...path].map(String).join('.'), message }));
}

/** A question as its schema reads it. Throws AppError `invalid_query` with an error for each field. */
export function parseQuestion<Question>(
  schema: z.ZodObject & z.ZodType<Question>,
  question: unknown,
): Question {
  const parsed = schema.safeParse(question);
  if (parsed.success) return parsed.data as Question;
  const fields = Object.keys(schema.shape).join(', ');
  throw new AppError('invalid_query', `The query does not fit; its fields are ${fields}.`, {
    errors: fieldErrors(parsed.error),
  });
}
