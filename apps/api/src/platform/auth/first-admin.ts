import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { MetadataStore } from '@pulso/metadata-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { MetadataStoreAccess } from '../stores/metadata-store-access.ts';
import { Passwords } from './passwords.ts';

/** Makes the first administrator when there is nobody yet. There is no default password. */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metadata: MetadataStoreAccess,
    private readonly passwords: Passwords,
  ) {}

  onModuleInit(): void {
    this.metadata.whenConnected().then(
      (store) =>
        this.welcome(store).catch((error: unknown) => this.logger.error({ err: error }, 'no first administrator')),
      () => undefined,
    );
  }

  private async welcome(store: MetadataStore): Promise<void> {
    if (!(await store.users.isEmpty())) return;
    const { email, password = randomBytes(12).toString('base64url') } = this.config.admin;
    const passwordHash = await this.passwords.hash(password);
    const created = await store.users.create({ email, passwordHash, role: 'admin', workspaceId: 'main' });
    if (!created || this.config.admin.password !== undefined) return;
    // On stderr and never through the logger: this is the one secret that is printed, once.
    process.stderr.write(`\n  Sign in to Pulso as ${email} with the password ${password}\n  It is not shown again.\n\n`);
  }
}
