import { fileURLToPath } from 'node:url';
import { startProcess, type TestProcess } from '@pulso/testing';
import { dataFolder } from './golden.ts';

const entry = fileURLToPath(new URL('../../../apps/simulator/dist/main.js', import.meta.url));
const importPatienceMs = 240_000;

export interface SimulatorTarget {
  url: string;
  writeKey: string;
  journalDirectory: string;
}

/** Starts a command of the built simulator on the real files. */
export function startSimulator(target: SimulatorTarget, ...args: string[]): TestProcess {
  const options = ['--url', target.url, '--data', dataFolder, '--journal-dir', target.journalDirectory];
  return startProcess({
    args: [entry, ...args, ...options],
    env: { NODE_OPTIONS: '', PULSO_WRITE_KEY: target.writeKey },
  });
}

/** Runs it to its end and returns its summary; fails with the output unless it exits with 0. */
export async function runSimulator(target: SimulatorTarget, ...args: string[]): Promise<string> {
  const simulator = startSimulator(target, ...args);
  try {
    const code = await simulator.waitForExit(importPatienceMs);
    const output = simulator.lines.join('\n');
    if (code !== 0) throw new Error(`the simulator ended with ${code}:\n${output}`);
    return output;
  } finally {
    await simulator.kill();
  }
}
