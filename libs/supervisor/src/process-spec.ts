/** What a ready probe may look at while the process starts. */
export interface StartingProcess {
  readonly pid: number;
  /** Aborted when the process exits, the start times out or the supervisor stops. */
  readonly signal: AbortSignal;
  /** The first line on stdout that matches, seen or still to come; rejects when `signal` aborts. */
  stdoutLine(matches: (line: string) => boolean): Promise<string>;
}

export interface ProcessSpec {
  /** How messages call the process, for example `PostgreSQL`. */
  readonly name: string;
  /** Absolute path of the executable. */
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Resolves once the process serves; a rejection counts as a failed start. */
  ready(starting: StartingProcess): Promise<void>;
  /** A start that takes longer is killed and tried again (default 30,000). */
  readonly readyTimeoutMs?: number;
  /** Runs before every start, for example to remove a stale pid file. */
  beforeStart?(): Promise<void>;
  /** Asks for a graceful end (default SIGTERM; PostgreSQL's fast shutdown is SIGINT). */
  readonly stopSignal?: NodeJS.Signals;
  /** After this the process is killed (default 10,000). */
  readonly stopGraceMs?: number;
  /** Sent first when our own process dies; SIGKILL follows after `orphanGraceSeconds` (default `stopSignal`, 5). */
  readonly orphanSignal?: NodeJS.Signals;
  readonly orphanGraceSeconds?: number;
  /** Every output line, as it comes; output is otherwise read and dropped. */
  onOutput?(line: string, stream: 'stdout' | 'stderr'): void;
}

export interface ProcessReady {
  readonly pid: number;
  readonly startedInMs: number;
  /** 0 for the first start. */
  readonly restarts: number;
}

export interface ProcessExit {
  readonly pid: number;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** True when `stop()` asked for it. */
  readonly expected: boolean;
  /** The last lines of stderr, at most 4 KiB. */
  readonly stderrTail: string;
}

/** Thrown by `start()` when the first start fails. */
export class ProcessStartError extends Error {
  override readonly name = 'ProcessStartError';

  constructor(
    message: string,
    readonly stderrTail: string,
    options?: ErrorOptions,
  ) {
    super(stderrTail === '' ? message : `${message}\n${stderrTail}`, options);
  }
}
