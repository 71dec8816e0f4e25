import { existsSync } from 'node:fs';
import { SpoolError } from '../spool-error.ts';
import { inspect } from './inspect.ts';
import { repair } from './repair.ts';

const usage = `usage:
  spool inspect DIRECTORY           check every record; exit code 1 when something is damaged or lost
  spool repair DIRECTORY            say what a repair would do
  spool repair DIRECTORY --write    do it; damaged originals are kept in DIRECTORY/quarantine`;

/** Returns the exit code: 0 sound or done, 1 damage found or refused, 2 used wrongly. */
function run([command, directory, ...flags]: string[]): number {
  if (directory === undefined || !existsSync(directory)) {
    console.error(directory === undefined ? usage : `there is no directory ${directory}`);
    return 2;
  }
  if (command === 'inspect') {
    const { lines, sound } = inspect(directory);
    console.log(lines.join('\n'));
    return sound ? 0 : 1;
  }
  if (command === 'repair') {
    console.log(repair(directory, { write: flags.includes('--write') }).join('\n'));
    return 0;
  }
  console.error(usage);
  return 2;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof SpoolError)) throw cause;
  console.error(`${cause.code}: ${cause.message}`);
  process.exitCode = 1;
}
