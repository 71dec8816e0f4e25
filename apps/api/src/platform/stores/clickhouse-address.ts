import type { EventStoreOptions } from '@pulso/event-store';

/** Splits `http://user:password@host:8123/database` into what the event store wants. */
export function readClickHouseUrl(url: string, cluster: string | undefined): EventStoreOptions {
  const { protocol, host, username, password, pathname } = new URL(url);
  return {
    url: `${protocol}//${host}`,
    username: decodeURIComponent(username) || 'default',
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || undefined,
    cluster,
  };
}
