/** Thirty days: a wall that nobody touches stays signed in for a month. */
export const sessionSeconds = 30 * 86_400;

/** The cookie of a signed-in browser. Over https its name binds it to this very host. */
export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(publicUrl: string | undefined) {
    this.secure = publicUrl?.startsWith('https:') ?? false;
    this.name = this.secure ? '__Host-pulso' : 'pulso';
  }

  /** The token in a `Cookie` header. */
  read(header: string | undefined): string | undefined {
    for (const pair of header?.split(';') ?? []) {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(0, at).trim() === this.name) return pair.slice(at + 1).trim();
    }
    return undefined;
  }

  /** The `Set-Cookie` value that signs in. */
  write(token: string): string {
    return this.serialize(token, sessionSeconds);
  }

  /** The `Set-Cookie` value that signs out. */
  clear(): string {
    return this.serialize('', 0);
  }

  private serialize(value: string, maxAgeSeconds: number): string {
    const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`;
    return `${this.name}=${value}; ${attributes}${this.secure ? '; Secure' : ''}`;
  }
}
