import { touchedHours } from './touched-hours.ts';

const rows = (...times: string[]) =>
  times.map((time) => Buffer.from(`{"occurred_at":"${time}","kind":"order"}`));
const hour = (text: string) => new Date(`${text}:00:00Z`);

describe('touchedHours', () => {
  it('joins near hours and keeps far ones apart', () => {
    const found = touchedHours(
      rows(
        '2026-10-02 05:59:59.999',
        '2026-10-01 23:10:00.000',
        '2026-10-02 05:00:00.000',
        '2001-01-01 00:30:00.000',
      ),
    );
    expect(found).toEqual([
      { from: hour('2001-01-01T00'), to: hour('2001-01-01T01') },
      { from: hour('2026-10-01T23'), to: hour('2026-10-02T06') },
    ]);
  });
});
