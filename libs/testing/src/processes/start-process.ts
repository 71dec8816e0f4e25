import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { waitFor } from '../waiting/wait-for.ts';

export interface ProcessOptions {
  command?: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** Lines kept for `waitForLine` and for the error when a test fails. */
const keptLines = 2_000;

/** A child that a test started, its recent output, and ways to end it. Standard output and error are read together. */
export class TestProcess {
  readonly lines: string[] = [];
  private readonly listeners = new Set<(line: string) => void>();

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.keep(line));
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the process did not start');
    return this.child.pid;
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  onLine(listener: (line: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  write(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** The first kept or coming line that matches. @throws Error with the output when the process exits or time is up. */
  async waitForLine(pattern: RegExp, timeoutMs = 20_000): Promise<string> {
    try {
      return await waitFor(
        () => {
          const found = this.lines.find((line) => pattern.test(line));
          if (found === undefined && this.hasExited)
            throw new Error(`it exited (${this.child.exitCode ?? this.child.signalCode})`);
          return found;
        },
        { what: `a line like ${pattern}`, timeoutMs },
      );
    } catch (cause) {
      throw new Error(`${String(cause)}; output:\n${this.lines.slice(-40).join('\n')}`, { cause });
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. Resolves once the process is gone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL', 10_000);
  }

  /** SIGTERM, and SIGKILL when that did not end it in time. Returns the exit code, null after a signal. */
  async stop(timeoutMs = 15_000): Promise<number | null> {
    await this.end('SIGTERM', timeoutMs).catch(() => this.kill());
    return this.child.exitCode;
  }

  async waitForExit(timeoutMs = 20_000): Promise<number | null> {
    if (!this.hasExited) await once(this.child, 'exit', { signal: AbortSignal.timeout(timeoutMs) });
    return this.child.exitCode;
  }

  private async end(signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
    if (this.hasExited) return;
    const gone = once(this.child, 'exit', { signal: AbortSignal.timeout(timeoutMs) });
    this.child.kill(signal);
    await gone;
  }

  private keep(line: string): void {
    this.lines.push(line);
    if (this.lines.length > keptLines) this.lines.shift();
    for (const listener of this.listeners) listener(line);
  }
}

/** Starts a child (Node unless `command` says otherwise). The caller ends it: `kill` or `stop`, also when the test fails. */
export function startProcess({ command = process.execPath, args, env, cwd }: ProcessOptions): TestProcess {
  return new TestProcess(
    spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['pipe', 'pipe', 'pipe'] }),
  );
}
