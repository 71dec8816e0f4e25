import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { openSpool, type Spool } from '@pulso/spool';
import { CONFIG, type Config } from '../config/config.ts';
import { readFailpoint } from '../config/failpoint.ts';
import { KeyRing } from '../platform/auth/key-ring.ts';
import { CommitBus } from '../platform/commit-bus.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { EventStoreAccess } from '../platform/stores/event-store-access.ts';
import { DrainState } from './drain/drain-state.ts';
import { DrainThread } from './drain/drain-thread.ts';
import { IngestLedger } from './ingest-ledger.ts';
import { WorkspaceQuota } from './workspace-quota.ts';

/** The log between HTTP and the event store: opens the spool, runs its drain, and closes both in order. */
@Injectable()
export class EventLog implements OnModuleInit, OnApplicationShutdown {
  private spool: Spool | undefined;
  private drain: DrainThread | undefined;
  private readonly quota: WorkspaceQuota;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly ledger: IngestLedger,
    private readonly bus: CommitBus,
    private readonly stores: EventStoreAccess,
    keys: KeyRing,
  ) {
    this.quota = new WorkspaceQuota({
      maxBytes: config.spool.maxBytes,
      isShared: () => keys.writingWorkspaces > 1,
    });
  }

  /**
   * Resolves once the record survives a power cut. Throws what the spool throws, and AppError `spool_full` when this
   * workspace has as much waiting as it may.
   */
  async append(workspaceId: string, record: Buffer, entries: number): Promise<void> {
    const { spool } = this;
    if (spool === undefined)
      throw new AppError('shutting_down', 'The event log is not open.', { retryAfterSeconds: 1 });
    await this.quota.admit(workspaceId, record.length, () => spool.append(record, entries));
    this.ledger.noteAccepted(entries);
  }

  async onModuleInit(): Promise<void> {
    const { directory, maxBytes } = this.config.spool;
    const drainDirectory = join(directory, 'drain');
    const releasedSeq = new DrainState(drainDirectory).readCursor()?.seq;
    const spool = await openSpool({
      directory,
      maxBytes,
      releasedSeq,
      observer: {
        onRecovered: (report) => this.logger.info({ ...report }, 'spool opened'),
        onWritableChange: ({ writable, fault }) =>
          this.logger.error({ writable, code: fault?.code }, 'spool changed'),
      },
    });
    this.spool = spool;
    await this.startDrain(spool, {
      spoolDirectory: directory,
      drainDirectory,
      lastSeq: spool.status().lastSeq,
      failpoint: readFailpoint(),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.spool?.close();
    await this.drain?.stop();
  }

  private startDrain(spool: Spool, settings: ConstructorParameters<typeof DrainThread>[0]): Promise<void> {
    return new Promise((resolve, reject) => {
      const drain = new DrainThread(settings, {
        onOpened: (accounts, { entries, byWorkspace }) => {
          this.quota.open(byWorkspace);
          this.ledger.open({ spool, quota: this.quota }, accounts, entries);
          resolve();
        },
        onCommitted: (seq, entries, accounts) => {
          this.ledger.noteCommitted(entries, accounts);
          this.quota.release(seq);
          spool.release(seq).catch(() => undefined);
        },
        onNotice: (notice) => {
          this.ledger.noteLag((notice.storedAtMs - notice.oldestAcceptedAtMs) / 1000);
          this.bus.publish(notice);
        },
        onInserted: (seconds, rows) => this.ledger.noteInsert(seconds, rows),
        onFailed: (failure) => this.logger.warn({ failure }, 'drain waits for the event store'),
        onDied: (error) => {
          this.logger.fatal({ err: error }, 'the drain thread died');
          reject(error);
          // Events would pile up unseen: let the supervisor restart us, the spool has them all.
          process.kill(process.pid, 'SIGTERM');
        },
      });
      this.drain = drain;
      spool.onDurable(({ seq }) => drain.noteDurable(seq));
      void this.stores.whenReady().then(
        (address) => drain.connect(address),
        () => undefined,
      );
    });
  }
}
