import { setMaxListeners } from 'node:events';
import { AppError } from '@pulso/contract';
import { readOptions, type CliOptions } from './cli/options.ts';
import { usage } from './cli/usage.ts';
import { runImport } from './import/import.command.ts';
import { runLive } from './live/live.command.ts';
import { runLoad } from './load/load.command.ts';
import { runPrint } from './print/print.command.ts';
import { runReplay } from './replay/replay.command.ts';

type Command = (options: CliOptions, signal: AbortSignal) => Promise<void>;
const commands: Readonly<Record<string, Command>> = {
  import: runImport,
  replay: runReplay,
  live: runLive,
  load: runLoad,
  print: runPrint,
};

const stop = new AbortController();
// Every request in flight listens; the commands bound how many there are.
setMaxListeners(0, stop.signal);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const options = readOptions(process.argv.slice(2), process.env.PULSO_WRITE_KEY);
  const command = Object.hasOwn(commands, options.command ?? '')
    ? commands[options.command ?? '']
    : undefined;
  if (options.help || command === undefined) {
    process.stdout.write(usage);
    process.exitCode = options.help ? 0 : 2;
  } else await command(options, stop.signal);
} catch (error) {
  if (stop.signal.aborted) process.exitCode = 130;
  else if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
