import { startProcess } from './start-process.ts';

describe('startProcess', () => {
  it('finds a line and kills without a goodbye', async () => {
    const child = startProcess({
      args: [
        '-e',
        `process.on('SIGTERM', () => console.log('bye')); console.log('up'); setInterval(() => {}, 1000)`,
      ],
    });
    expect(await child.waitForLine(/^up$/)).toBe('up');
    await child.kill();
    expect([child.hasExited, child.lines]).toEqual([true, ['up']]);
  });

  it('stops with the exit code of the process', async () => {
    const child = startProcess({
      args: [
        '-e',
        `process.on('SIGTERM', () => process.exit(3)); console.log('up'); setInterval(() => {}, 1000)`,
      ],
    });
    await child.waitForLine(/^up$/);
    expect(await child.stop()).toBe(3);
  });

  it('shows the output of one that exits too early', async () => {
    const child = startProcess({ args: ['-e', `console.error('no such thing'); process.exit(1)`] });
    await expect(child.waitForLine(/ready/)).rejects.toThrow(/exited \(1\)[\s\S]*no such thing/);
  });

  it('reads and answers its standard input', async () => {
    const child = startProcess({
      args: ['-e', `process.stdin.on('data', (line) => console.log('got ' + line))`],
    });
    child.write('a line');
    expect(await child.waitForLine(/^got/)).toBe('got a line');
    await child.kill();
  });
});
