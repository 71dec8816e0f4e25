import { OutputTail } from './output-tail.ts';

describe('OutputTail', () => {
  it('keeps the lines in order', () => {
    const tail = new OutputTail();
    tail.add('first');
    tail.add('second');
    expect(tail.toString()).toBe('first\nsecond');
  });

  it('keeps only the last four KiB', () => {
    const tail = new OutputTail();
    for (let line = 0; line < 1000; line += 1) tail.add(`line number ${line}`);
    expect(tail.toString().length).toBeLessThanOrEqual(4096);
    expect(tail.toString()).toMatch(/line number 999$/);
  });
});
