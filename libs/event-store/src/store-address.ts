import type { EventStoreOptions } from './event-store.ts';

/** Splits `https://user:password@host:8443/database` into options; the user is `default` unless it says another. */
export function readStoreAddress(
  address: string,
): Pick<EventStoreOptions, 'url' | 'username' | 'password' | 'database'> {
  const { protocol, host, username, password, pathname } = new URL(address);
  const database = decodeURIComponent(pathname.slice(1));
  return {
    url: `${protocol}//${host}`,
    username: decodeURIComponent(username) || 'default',
    password: decodeURIComponent(password),
    ...(database !== '' && { database }),
  };
}
