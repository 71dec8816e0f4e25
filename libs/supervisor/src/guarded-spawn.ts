import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { ProcessSpec } from './process-spec.ts';

/**
 * Node cannot ask the kernel for a parent-death signal, and a parent killed
 * with -9 runs no handler. So a shell forks a guard that blocks on a pipe from
 * us and then becomes the command by exec: the pid is the command's own and
 * there is no moment without a guard. End of file on the pipe means that we
 * died; a line means that the command ended while we watched. The guard is
 * forked twice, so the command never sees an unknown child.
 */
const GUARD_SCRIPT = `
signal=$1 grace=$2; shift 2
( (
  cd /
  if IFS= read -r released <&3; then exit 0; fi
  kill -s "$signal" $$
  while [ "$grace" -gt 0 ]; do
    kill -0 $$ || exit 0
    sleep 1; grace=$((grace - 1))
  done
  kill -s KILL $$
) </dev/null >/dev/null 2>&1 & )
exec "$@" 3<&-
`;

export interface GuardedChild {
  readonly child: ChildProcess;
  /** Tells the guard that the child is gone: without it the guard would one day kill a reused pid. */
  release(): void;
}

/** Starts the command in a session of its own, so that Ctrl-C in a terminal reaches us alone. */
export function spawnGuarded(spec: ProcessSpec): GuardedChild {
  const signal = (spec.orphanSignal ?? spec.stopSignal ?? 'SIGTERM').replace(/^SIG/, '');
  const grace = String(spec.orphanGraceSeconds ?? 5);
  const child = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'guard', signal, grace, spec.command, ...spec.args], {
    cwd: spec.cwd,
    env: spec.env,
    uid: spec.uid,
    gid: spec.gid,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const pipe = child.stdio[3] as Writable | null;
  // A guard that was killed itself closes the pipe under us.
  pipe?.on('error', () => undefined);
  return { child, release: () => pipe?.end('\n') };
}
