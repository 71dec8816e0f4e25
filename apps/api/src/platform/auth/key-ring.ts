import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.ts';

/** What a key opens. A key has one scope: it writes or it reads, never both. */
export interface KeyGrant {
  workspaceId: string;
  /** Label of the sender, e.g. the shop or the app: the default source of its events. */
  source: string;
}

/**
 * Every live api key by its SHA-256, in memory: a lookup is synchronous and works while PostgreSQL is away.
 * Keys are random and long, so a fast hash is enough; passwords are another matter.
 */
@Injectable()
export class KeyRing {
  private readonly bootstrap: Record<'write' | 'read', Map<string, KeyGrant>>;
  private stored: Record<'write' | 'read', Map<string, KeyGrant>> = { write: new Map(), read: new Map() };

  constructor(@Inject(CONFIG) config: Config) {
    this.bootstrap = {
      write: grants(config.bootstrap.writeKey, 'bootstrap'),
      read: grants(config.bootstrap.readKey, 'bootstrap'),
    };
  }

  findWriteKey(key: string): KeyGrant | undefined {
    return this.find('write', key);
  }

  findReadKey(key: string): KeyGrant | undefined {
    return this.find('read', key);
  }

  private find(scope: 'write' | 'read', key: string): KeyGrant | undefined {
    const hash = hashKey(key);
    return this.bootstrap[scope].get(hash) ?? this.stored[scope].get(hash);
  }
}

function grants(key: string | undefined, source: string): Map<string, KeyGrant> {
  return key === undefined ? new Map() : new Map([[hashKey(key), { workspaceId: 'main', source }]]);
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
