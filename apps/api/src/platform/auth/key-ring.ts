import { hash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import type { KeyScope } from '@pulso/metadata-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { MetadataStoreAccess } from '../stores/metadata-store-access.ts';
import { KeyFile, type StoredKey } from './key-file.ts';

/** What a key opens. A key has one scope: it writes or it reads, never both. */
export interface KeyGrant {
  workspaceId: string;
  /** Label of the sender, e.g. the shop or the app: the default source of its events. */
  source: string;
}

/** A revoked key stops working within this time. */
const refreshMs = 10_000;
/** While PostgreSQL is away a revocation cannot reach us: after a day nobody is let in on old knowledge. */
const oldestKnowledgeMs = 86_400_000;

/**
 * Every live api key by its SHA-256, in memory: a lookup is synchronous and works while PostgreSQL is away, also
 * after a restart. Keys are random and long, so a fast hash is enough; passwords are another matter.
 */
@Injectable()
export class KeyRing implements OnModuleInit, OnApplicationShutdown {
  private readonly bootstrap: Map<string, KeyGrant>;
  private readonly file: KeyFile;
  private stored = new Map<string, KeyGrant>();
  private writers = new Set<string>();
  private knownAtMs = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metadata: MetadataStoreAccess,
  ) {
    const { writeKey, readKey } = config.bootstrap;
    const keys: StoredKey[] = [];
    if (writeKey !== undefined)
      keys.push({ scope: 'write', keyHash: hashKey(writeKey), workspaceId: 'main', source: 'bootstrap' });
    if (readKey !== undefined)
      keys.push({ scope: 'read', keyHash: hashKey(readKey), workspaceId: 'main', source: 'bootstrap' });
    this.bootstrap = byScopeAndHash(keys);
    this.file = new KeyFile(config.dataDirectory);
  }

  /** How many workspaces have a live write key, as far as is known. */
  get writingWorkspaces(): number {
    return this.writers.size;
  }

  /** Throws AppError `store_unavailable` when the answer cannot be known: a 401 would make a client drop its events. */
  findWriteKey(key: string): KeyGrant | undefined {
    return this.find('write', key);
  }

  /** As `findWriteKey`. */
  findReadKey(key: string): KeyGrant | undefined {
    return this.find('read', key);
  }

  async onModuleInit(): Promise<void> {
    const remembered = await this.file.read();
    if (remembered !== undefined) this.learn(remembered.keys, remembered.atMs);
    this.metadata.whenConnected().then(
      () => this.keepFresh(),
      () => undefined,
    );
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Reads the keys again now, so that a key works as soon as its creation was answered. */
  async refresh(): Promise<void> {
    const keys = await this.metadata.store.apiKeys.listLive();
    this.learn(keys, Date.now());
    await this.file.write({ keys, atMs: this.knownAtMs });
  }

  private async keepFresh(): Promise<void> {
    await this.refresh().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'keys could not be refreshed'),
    );
    this.timer = setTimeout(() => void this.keepFresh(), refreshMs).unref();
  }

  private learn(keys: StoredKey[], atMs: number): void {
    this.stored = byScopeAndHash(keys);
    const writers = [...this.bootstrap, ...this.stored].filter(([entry]) => entry.startsWith('write:'));
    this.writers = new Set(writers.map(([, { workspaceId }]) => workspaceId));
    this.knownAtMs = atMs;
  }

  private find(scope: KeyScope, key: string): KeyGrant | undefined {
    const entry = `${scope}:${hashKey(key)}`;
    const grant = this.bootstrap.get(entry);
    if (grant !== undefined) return grant;
    if (Date.now() - this.knownAtMs > oldestKnowledgeMs) {
      throw new AppError('store_unavailable', 'Keys cannot be checked yet.', { retryAfterSeconds: 1 });
    }
    return this.stored.get(entry);
  }
}

export function hashKey(key: string): string {
  return hash('sha256', key);
}

function byScopeAndHash(keys: StoredKey[]): Map<string, KeyGrant> {
  return new Map(
    keys.map(({ scope, keyHash, workspaceId, source }) => [`${scope}:${keyHash}`, { workspaceId, source }]),
  );
}
