import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../libs/spool/dist/cli/main.js', import.meta.url));

/** `spool inspect`, as an operator runs it. `unclean`: segments, but for the last, that are not CLEAN. */
export function inspectSpool(directory: string): {
  exitCode: number | null;
  output: string;
  unclean: string[];
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'inspect', directory], {
    encoding: 'utf8',
  });
  const segments = stdout.split('\n').filter((line) => /^\d{16}\.seg/.test(line));
  const unclean = segments.slice(0, -1).filter((line) => !/\.seg\s+CLEAN\s/.test(line));
  return { exitCode: status, output: stdout + stderr, unclean };
}
