import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { ProcessStartError, type ProcessExit, type ProcessSpec } from './process-spec.ts';
import { SupervisedProcess } from './supervised-process.ts';

const SERVES = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => undefined, 1000); console.log('ready');`;
const IGNORES_TERM = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); console.log('ready');`;

const specOf = (script: string, more: Partial<ProcessSpec> = {}): ProcessSpec => ({
  name: 'test process',
  command: process.execPath,
  args: ['-e', script],
  env: {},
  ready: async (starting) => void (await starting.stdoutLine((line) => line === 'ready')),
  ...more,
});

/** An orphan that died stays listed until init collects it, which takes some inits seconds. */
const COLLECTED_WITHIN_MS = 15_000;

/** The guard looks once a second whether what it killed is gone. */
const GUARD_STEP_MS = 1300;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`did not hold within ${withinMs} ms`);
    await delay(10);
  }
}

describe('SupervisedProcess', () => {
  const started: SupervisedProcess[] = [];
  const supervise = (spec: ProcessSpec) => {
    const supervised = new SupervisedProcess(spec);
    started.push(supervised);
    return supervised;
  };

  afterEach(async () => {
    await Promise.all(started.splice(0).map((supervised) => supervised.stop()));
  });

  it('is ready once its probe resolves', async () => {
    const supervised = supervise(specOf(SERVES));
    await supervised.start();
    expect(supervised.isReady()).toBe(true);
    expect(isAlive(supervised.pid()!)).toBe(true);
  });

  it('gives the command its own pid and nothing of our environment', async () => {
    const lines: string[] = [];
    const script = `console.log(process.pid + ' ' + Object.keys(process.env).filter((name) => name !== 'PWD' && name !== '_').join());${SERVES}`;
    const supervised = supervise(
      specOf(script, { env: { ONLY: '1' }, onOutput: (line) => lines.push(line) }),
    );
    await supervised.start();
    expect(lines[0]).toBe(`${supervised.pid()} ONLY`);
  });

  it('restarts a killed process with a new pid', async () => {
    const supervised = supervise(specOf(SERVES));
    const restarts: number[] = [];
    supervised.onReady((ready) => restarts.push(ready.restarts));
    await supervised.start();
    const first = supervised.pid()!;
    process.kill(first, 'SIGKILL');
    await until(() => restarts.length === 2, 5000);
    expect(restarts).toEqual([0, 1]);
    expect(supervised.pid()).not.toBe(first);
  });

  it('tells how the process ended and quotes stderr', async () => {
    const supervised = supervise(specOf(`console.error('out of luck'); ${SERVES}`));
    const exits: ProcessExit[] = [];
    supervised.onExit((exit) => exits.push(exit));
    await supervised.start();
    process.kill(supervised.pid()!, 'SIGKILL');
    await until(() => exits.length === 1, 2000);
    expect(exits[0]).toMatchObject({ signal: 'SIGKILL', expected: false, stderrTail: 'out of luck' });
  });

  it('rejects a first start that fails and quotes stderr', async () => {
    const supervised = supervise(specOf(`console.error('no such directory'); process.exit(3)`));
    await expect(supervised.start()).rejects.toThrow(
      /ended before it was ready \(code 3\)\nno such directory/,
    );
    expect(supervised.pid()).toBeUndefined();
  });

  it('kills a process that is not ready in time', async () => {
    const supervised = supervise(specOf(`setInterval(() => undefined, 1000)`, { readyTimeoutMs: 300 }));
    const exits: ProcessExit[] = [];
    supervised.onExit((exit) => exits.push(exit));
    await expect(supervised.start()).rejects.toThrow(ProcessStartError);
    expect(exits[0]?.signal).toBe('SIGKILL');
  });

  it('keeps trying while restarts fail', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'supervisor-'));
    const count = join(directory, 'starts');
    const script = `const fs = require('node:fs'); fs.appendFileSync(process.argv[1], 'x');
      const starts = fs.readFileSync(process.argv[1], 'utf8').length; if (starts === 2 || starts === 3) process.exit(1);${SERVES}`;
    const supervised = supervise(specOf(script, { args: ['-e', script, count] }));
    await supervised.start();
    const exited = new Promise((resolve) => supervised.onExit(resolve));
    process.kill(supervised.pid()!, 'SIGKILL');
    await exited;
    await until(() => supervised.isReady(), 8000);
    expect(await readFile(count, 'utf8')).toBe('xxxx');
    await rm(directory, { recursive: true });
  });

  it('stops gracefully and marks the exit as expected', async () => {
    const supervised = supervise(specOf(SERVES));
    const exits: ProcessExit[] = [];
    supervised.onExit((exit) => exits.push(exit));
    await supervised.start();
    await supervised.stop();
    expect(exits).toMatchObject([{ code: 0, expected: true }]);
  });

  it('kills a process that outlives its grace', async () => {
    const supervised = supervise(specOf(IGNORES_TERM, { stopGraceMs: 200 }));
    await supervised.start();
    const pid = supervised.pid()!;
    await supervised.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('does not restart what was stopped during a restart', async () => {
    const supervised = supervise(specOf(SERVES));
    await supervised.start();
    const exited = new Promise((resolve) => supervised.onExit(resolve));
    process.kill(supervised.pid()!, 'SIGKILL');
    await exited;
    await supervised.stop();
    await delay(300);
    expect(supervised.pid()).toBeUndefined();
  });
});

/** A process that supervises one child and prints the child's pid; it runs the built library as a user does. */
async function startParent(orphan: Partial<ProcessSpec>, childScript: string) {
  const directory = await mkdtemp(join(tmpdir(), 'supervisor-'));
  const script = join(directory, 'parent.mjs');
  const library = new URL('../dist/index.js', import.meta.url).href;
  const spec = JSON.stringify({
    name: 'child',
    command: process.execPath,
    args: ['-e', childScript],
    env: {},
    ...orphan,
  });
  await writeFile(
    script,
    `import { SupervisedProcess } from ${JSON.stringify(library)};
     const ready = async (starting) => void (await starting.stdoutLine((line) => line === 'ready'));
     const supervised = new SupervisedProcess({ ...${spec}, ready });
     await supervised.start();
     console.log(supervised.pid());`,
  );
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  return { parent, childPid: Number(line), clean: () => rm(directory, { recursive: true }) };
}

describe('a parent killed with -9', () => {
  it('takes its child along', async () => {
    const { parent, childPid, clean } = await startParent({}, SERVES);
    expect(isAlive(childPid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(childPid), COLLECTED_WITHIN_MS);
    await clean();
  }, 30_000);

  it('takes along a child that ignores SIGTERM', async () => {
    const { parent, childPid, clean } = await startParent({ orphanGraceSeconds: 1 }, IGNORES_TERM);
    parent.kill('SIGKILL');
    await until(() => !isAlive(childPid), COLLECTED_WITHIN_MS);
    await clean();
  }, 30_000);

  it('leaves its guard nothing to kill later', async () => {
    const { parent, childPid, clean } = await startParent({}, SERVES);
    expect(await processesOfSession(childPid)).toHaveLength(1);
    parent.kill('SIGKILL');
    await until(() => !isAlive(childPid), COLLECTED_WITHIN_MS);
    await delay(GUARD_STEP_MS);
    expect(await processesOfSession(childPid)).toHaveLength(0);
    await clean();
  }, 30_000);
});

/** The child leads a session of its own; besides it only its guard belongs there. */
async function processesOfSession(sessionId: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return pid !== sessionId && fields[0] !== 'Z' && Number(fields[3]) === sessionId ? pid : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}
