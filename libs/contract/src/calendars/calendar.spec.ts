import { calendar, dayShifts } from './calendar.ts';

const office = { tz: 'Europe/Madrid', shifts: [{ weekday: 1, opens: '07:00', closes: '18:00' }] };

describe('calendar', () => {
  it('takes a week of shifts and holidays', () => {
    const holidays = [{ date: '2026-12-25', name: 'Christmas' }];
    expect(calendar.parse({ ...office, holidays })).toEqual({ ...office, holidays });
    expect(calendar.parse(office).holidays).toEqual([]);
  });

  it.each([
    [{ ...office, tz: 'Mars/Olympus' }],
    [{ ...office, tz: '+02:00' }],
    [{ ...office, shifts: [{ weekday: 8, opens: '07:00', closes: '18:00' }] }],
    [{ ...office, shifts: [{ weekday: 1, opens: '7', closes: '18:00' }] }],
    [{ ...office, holidays: [{ date: '2026-02-30' }] }],
    [{ ...office, shifts: [...office.shifts, { weekday: 1, opens: '17:59', closes: '20:00' }] }],
    [
      {
        ...office,
        shifts: [
          { weekday: 1, opens: '22:00', closes: '06:00' },
          { weekday: 2, opens: '05:00', closes: '09:00' },
        ],
      },
    ],
  ])('refuses %j', (body) => {
    expect(calendar.safeParse(body).success).toBe(false);
  });

  it('cuts a night shift at midnight', () => {
    expect(dayShifts([{ weekday: 7, opens: '22:00', closes: '06:00' }])).toEqual([
      { weekday: 7, opens: 1320, closes: 1440 },
      { weekday: 1, opens: 0, closes: 360 },
    ]);
    expect(dayShifts([{ weekday: 1, opens: '00:00', closes: '24:00' }])).toHaveLength(1);
  });
});
