import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnGuarded } from './guarded-spawn.ts';
import { LineFeed } from './line-feed.ts';
import { OutputTail } from './output-tail.ts';
import { ProcessStartError, type ProcessExit, type ProcessSpec } from './process-spec.ts';

const DEFAULT_READY_TIMEOUT_MS = 30_000;
const DEFAULT_STOP_GRACE_MS = 10_000;
// A grandchild may hold stderr open long after the exit: the tail waits no longer than this.
const TAIL_WAIT_MS = 100;

/** One life of the process: from spawn to exit. */
export class ProcessRun {
  /** Never rejects. */
  readonly exited: Promise<ProcessExit>;
  private readonly child: ChildProcess;
  private readonly stdout: LineFeed;
  private readonly tail = new OutputTail();
  private readonly ended = new AbortController();
  private stopping = false;

  constructor(private readonly spec: ProcessSpec) {
    const { child, release } = spawnGuarded(spec);
    this.child = child;
    if (!child.stdout || !child.stderr) throw new ProcessStartError(`${spec.name} could not be spawned`, '');
    this.stdout = new LineFeed(child.stdout, (line) => spec.onOutput?.(line, 'stdout'));
    new LineFeed(child.stderr, (line) => {
      this.tail.add(line);
      spec.onOutput?.(line, 'stderr');
    });
    this.exited = this.watch(release);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @throws ProcessStartError when the process exits, times out or fails its probe; it is dead by then. */
  async becomeReady(): Promise<void> {
    const timeoutMs = this.spec.readyTimeoutMs ?? DEFAULT_READY_TIMEOUT_MS;
    const timer = setTimeout(
      () => this.ended.abort(new Error(`${this.spec.name} was not ready within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const { signal } = this.ended;
    const aborted = new Promise<never>((_, reject) => {
      const fail = () => reject(signal.reason as Error);
      if (signal.aborted) return fail();
      signal.addEventListener('abort', fail, { once: true });
    });
    const starting = {
      pid: this.pid,
      signal,
      stdoutLine: (matches: (line: string) => boolean) => this.stdout.first(matches, signal),
    };
    try {
      await Promise.race([this.spec.ready(starting), aborted]);
    } catch (cause) {
      this.ended.abort(cause);
      this.kill('SIGKILL');
      const exit = await this.exited;
      throw new ProcessStartError(cause instanceof Error ? cause.message : String(cause), exit.stderrTail, {
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.ended.abort(new Error(`${this.spec.name} was stopped`));
    this.kill(this.spec.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => this.kill('SIGKILL'), this.spec.stopGraceMs ?? DEFAULT_STOP_GRACE_MS);
    await this.exited;
    clearTimeout(timer);
  }

  private kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private async watch(release: () => void): Promise<ProcessExit> {
    const closed = once(this.child, 'close').catch(() => undefined);
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      this.child.once('exit', (...status) => resolve(status));
      this.child.once('error', (error) => {
        this.tail.add(error.message);
        resolve([null, null]);
      });
    });
    release();
    await Promise.race([closed, delay(TAIL_WAIT_MS)]);
    const how = signal === null ? `code ${String(code)}` : signal;
    this.ended.abort(new Error(`${this.spec.name} ended before it was ready (${how})`));
    return { pid: this.pid, code, signal, expected: this.stopping, stderrTail: this.tail.toString() };
  }
}
