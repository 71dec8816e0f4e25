import { Progress, progressLine } from './progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  let clockMs = 0;
  const progress = new Progress('survey', { isTTY, write: (text) => written.push(text) }, () => clockMs);
  return { written, progress, wait: (ms: number) => void (clockMs += ms) };
}

describe('progress', () => {
  it('shows share, count and rate', () => {
    expect(progressLine('survey', 0.5, 10_524, 2)).toBe(
      'survey [###############...............]  50 %  10,524 events  5,262/s',
    );
  });

  it('redraws one line on a terminal', () => {
    const { written, progress, wait } = screen(true);
    wait(150);
    progress.advanceTo(0.25);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\r.*25 %/);
    expect(written[0]).not.toContain('\n');
  });

  it('writes a line every five seconds to a log', () => {
    const { written, progress, wait } = screen(false);
    for (let second = 0; second < 12; second += 1) {
      wait(1_000);
      progress.count(100);
    }
    expect(written.map((line) => line.endsWith('\n'))).toEqual([true, true]);
  });

  it('never goes back', () => {
    const { written, progress, wait } = screen(true);
    progress.advanceTo(0.9);
    wait(150);
    progress.advanceTo(0.1);
    expect(written.at(-1)).toContain('90 %');
  });
});
