import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProcess, type TestProcess } from '@pulso/testing';
import { dataFolder } from './golden.ts';

const entry = fileURLToPath(new URL('../../../apps/simulator/dist/main.js', import.meta.url));
const patienceMs = 240_000;
/** The largest data set, printed, is some 80 MB. */
const outputBytes = 256 * 1024 * 1024;

export interface SimulatorTarget {
  url: string;
  writeKey: string;
  journalDirectory: string;
}

const environment = (writeKey: string) => ({ NODE_OPTIONS: '', PULSO_WRITE_KEY: writeKey });
const optionsOf = ({ url, journalDirectory }: SimulatorTarget) => [
  ...['--url', url],
  ...['--data', dataFolder],
  ...['--journal-dir', journalDirectory],
];

/** Starts a command of the built simulator on the real files. The caller ends it. */
export function startSimulator(target: SimulatorTarget, ...args: string[]): TestProcess {
  return startProcess({ args: [entry, ...args, ...optionsOf(target)], env: environment(target.writeKey) });
}

/** Runs it to its end and returns what it wrote to stdout; rejects with its stderr unless it exits with 0. */
export async function runSimulator(target: SimulatorTarget, ...args: string[]): Promise<string> {
  return run([...args, ...optionsOf(target)], target.writeKey);
}

/** What the built simulator makes of a data set, one JSON object a line. */
export async function printDataset(...dataset: string[]): Promise<string> {
  return run(['print', ...dataset, '--data', dataFolder], '');
}

async function run(args: string[], writeKey: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [entry, ...args], {
    env: { ...process.env, ...environment(writeKey) },
    timeout: patienceMs,
    maxBuffer: outputBytes,
  });
  return stdout;
}
