import { z } from 'zod';

/** `POST /api/session`: sign in. The answer sets an HttpOnly cookie. */
export const signIn = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(1000) });
export type SignIn = z.infer<typeof signIn>;

export const roles = ['admin', 'editor', 'viewer'] as const;
/** `GET /api/session`: who is signed in, and the workspace they see. */
export const session = z.object({
  user: z.object({ email: z.string(), role: z.enum(roles) }),
  workspace: z.object({ id: z.string(), name: z.string(), tz: z.string(), baseCurrency: z.string() }),
});
export type Session = z.infer<typeof session>;
