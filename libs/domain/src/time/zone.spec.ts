import { canonicalZone, instantOfLocal, offsetMsAt } from './zone.ts';

describe('canonicalZone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['Europe/Madrid', 'Europe/Madrid'],
    ['europe/madrid', 'Europe/Madrid'],
    ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ])('knows %s', (name, expected) => {
    expect([expected, name]).toContain(canonicalZone(name));
  });

  it.each(['Mars/Olympus', '', '+02:00', "UTC'; DROP TABLE events", '../../etc/passwd', 'UTC\n'])(
    'refuses %j',
    (name) => {
      expect(canonicalZone(name)).toBeNull();
    },
  );
});

describe('offsetMsAt', () => {
  it('follows the clocks of the zone', () => {
    expect(offsetMsAt('Europe/Madrid', Date.parse('2026-03-29T00:59:59Z'))).toBe(3_600_000);
    expect(offsetMsAt('Europe/Madrid', Date.parse('2026-03-29T01:00:00Z'))).toBe(7_200_000);
  });
});

describe('instantOfLocal', () => {
  const local = (iso: string): number => Date.parse(iso);

  it('gives the earlier of two equal readings in autumn', () => {
    expect(instantOfLocal('Europe/Madrid', local('2026-10-25T02:30Z'))).toBe(Date.parse('2026-10-25T00:30Z'));
  });

  it('gives the first instant after a skipped reading', () => {
    expect(instantOfLocal('Europe/Madrid', local('2026-03-29T02:30Z'))).toBe(Date.parse('2026-03-29T01:00Z'));
  });
});
