import type { ProcessExit, ProcessReady, ProcessSpec } from './process-spec.ts';
import { ProcessRun } from './process-run.ts';
import { RestartBackoff } from './restart-backoff.ts';

/**
 * Keeps one child process alive: started once, restarted whenever it ends
 * without being asked (the first time at once), and never left behind, even
 * when our own process is killed with -9.
 */
export class SupervisedProcess {
  private readonly backoff = new RestartBackoff();
  private readonly readyListeners = new Set<(ready: ProcessReady) => void>();
  private readonly exitListeners = new Set<(exit: ProcessExit) => void>();
  private run: ProcessRun | undefined;
  private keeper: Promise<void> = Promise.resolve();
  private wake: (() => void) | undefined;
  private serving = false;
  private stopped = false;
  private restarts = 0;

  constructor(private readonly spec: ProcessSpec) {}

  /**
   * Resolves when the process is ready for the first time.
   * @throws ProcessStartError when the first start fails: a wrong setup is better heard of than retried.
   */
  async start(): Promise<void> {
    const readyAt = await this.startOnce();
    this.keeper = this.keepAlive(readyAt);
  }

  /** Undefined while there is no process. */
  pid(): number | undefined {
    return this.run?.pid;
  }

  /** False from an exit until the restarted process is ready. */
  isReady(): boolean {
    return this.serving;
  }

  onReady(listener: (ready: ProcessReady) => void): () => void {
    this.readyListeners.add(listener);
    return () => this.readyListeners.delete(listener);
  }

  onExit(listener: (exit: ProcessExit) => void): () => void {
    this.exitListeners.add(listener);
    return () => this.exitListeners.delete(listener);
  }

  /** Ends the process, gracefully if it will, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.run?.stop();
    await this.keeper;
  }

  /** @returns the monotonic time, in ms, at which the process was ready */
  private async startOnce(): Promise<number> {
    const begunAt = performance.now();
    await this.spec.beforeStart?.();
    const run = new ProcessRun(this.spec);
    this.run = run;
    void run.exited.then((exit) => {
      this.run = undefined;
      this.serving = false;
      for (const listener of this.exitListeners) listener(exit);
    });
    // stop() may have been called while beforeStart ran, and found nothing to stop.
    if (this.stopped) await run.stop();
    await run.becomeReady();
    this.serving = true;
    const startedInMs = performance.now() - begunAt;
    for (const listener of this.readyListeners)
      listener({ pid: run.pid, startedInMs, restarts: this.restarts });
    return performance.now();
  }

  private async keepAlive(firstReadyAt: number): Promise<void> {
    let readyAt: number | undefined = firstReadyAt;
    while (!this.stopped) {
      await this.run?.exited;
      const livedMs = readyAt === undefined ? 0 : performance.now() - readyAt;
      await this.pause(this.backoff.nextDelayMs(livedMs));
      if (this.stopped) return;
      this.restarts += 1;
      // The exit listeners have heard why; the loop only has to try again.
      readyAt = await this.startOnce().catch(() => undefined);
    }
  }

  private async pause(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopped) this.wake();
    });
    this.wake = undefined;
  }
}
