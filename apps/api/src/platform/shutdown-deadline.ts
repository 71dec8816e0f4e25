import type { Logger } from './logger.ts';

/** An orchestrator kills after 30 s at the most; by then we want to have gone on our own. */
const deadlineMs = 10_000;

/** Ends the process when an orderly shutdown hangs. What was acknowledged is on disk already, so nothing is lost. */
export function armShutdownDeadline(logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'shutting down');
      setTimeout(() => {
        logger.error({ deadlineMs }, 'shutdown took too long');
        process.exit(1);
      }, deadlineMs).unref();
    });
  }
}
