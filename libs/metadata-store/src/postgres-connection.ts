/** A server on a Unix socket: `host` is the directory of the socket. */
export interface SocketConnection {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type PostgresConnection = { readonly url: string } | SocketConnection;
