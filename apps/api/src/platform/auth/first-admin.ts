import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { MetadataStore } from '@pulso/metadata-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { MetadataStoreAccess } from '../stores/metadata-store-access.ts';
import { retryUntilDone } from '../stores/retry.ts';
import { Passwords } from './passwords.ts';

/**
 * Makes the first administrator. There is no default password: without ADMIN_PASSWORD a random one is printed
 * once; with it, ADMIN_EMAIL has that password after every start, which is also the way back in when it is lost.
 */
@Injectable()
export class FirstAdmin implements OnModuleInit, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private settled = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metadata: MetadataStoreAccess,
    private readonly passwords: Passwords,
  ) {}

  /** True once somebody can sign in. */
  isSettled(): boolean {
    return this.settled;
  }

  onModuleInit(): void {
    // Rejects only when the process shuts down first.
    this.settle().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.stopping.abort(new Error('shutting down'));
  }

  private async settle(): Promise<void> {
    const store = await this.metadata.whenConnected();
    await retryUntilDone(
      this.stopping.signal,
      () => this.welcome(store),
      (error) => this.logger.warn({ reason: String(error) }, 'no first administrator yet'),
    );
    this.settled = true;
  }

  private async welcome(store: MetadataStore): Promise<void> {
    const { email, password } = this.config.admin;
    if (password !== undefined) return this.ensure(store, email, password);
    if (!(await store.users.isEmpty())) return;
    const random = randomBytes(12).toString('base64url');
    if (!(await this.create(store, email, random))) return;
    // On stderr and never through the logger: this is the one secret that is printed, once.
    process.stderr.write(
      `\n  Sign in to Pulso as ${email} with the password ${random}\n  It is not shown again.\n\n`,
    );
  }

  private async ensure(store: MetadataStore, email: string, password: string): Promise<void> {
    if (await this.create(store, email, password)) return;
    const user = await store.users.findByEmail(email);
    if (user === null || (await this.passwords.matches(user.passwordHash, password))) return;
    await store.users.setPassword(user.id, await this.passwords.hash(password));
    this.logger.info('the password of ADMIN_EMAIL was set again from the environment');
  }

  private async create(store: MetadataStore, email: string, password: string): Promise<boolean> {
    const passwordHash = await this.passwords.hash(password);
    return store.users.create({ email, passwordHash, role: 'admin', workspaceId: 'main' });
  }
}
