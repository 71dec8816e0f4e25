import { z } from 'zod';

/** Ids that people choose: they stand in URLs and in the params of a query. */
export const documentId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be lower-case letters, digits, - and _, at most 64');

/** One thing that people configure, as its routes give it: `GET /api/<noun>` and `GET /api/<noun>/:id`. */
export interface Configured<Body> {
  id: string;
  /** From 1, one more with each change. */
  version: number;
  updatedAt: string;
  body: Body;
}

/** The schema of such an answer, around the one of its body. */
export const configured = (body: z.ZodType) =>
  z.object({ id: z.string(), version: z.number().int(), updatedAt: z.string(), body });
