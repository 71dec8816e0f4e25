import type { FeedItem, Freshness, ViewChange, ViewSnapshot, ViewSubscription } from '@pulso/contract';

export type Connection = 'connecting' | 'open' | 'closed';

/** What a source tells. A snapshot answers each `follow`; changes come after it, in order. */
export interface LiveHandlers {
  snapshot(snapshot: ViewSnapshot): void;
  changed(change: ViewChange): void;
  feedback(items: FeedItem[]): void;
  freshness(freshness: Freshness): void;
  connection(connection: Connection): void;
  /** The server would not have us: perhaps the session is over, which only the api can tell. */
  refused(): void;
  /** The session is over: only a new sign-in helps. */
  ended(): void;
}

/** One type behind which the live socket and the fake of development stand. */
export interface LiveSource {
  /** Replaces what is followed; asking again for the same brings a fresh snapshot. */
  follow(subscription: ViewSubscription): void;
  close(): void;
}
export type OpenLive = (handlers: LiveHandlers) => LiveSource;
