import fc from 'fast-check';
import { maskVerbatim } from './mask-verbatim.ts';

describe('maskVerbatim', () => {
  it.each([
    ['Write to ana.lopez+shop@correo.example.com please', 'Write to [e-mail] please'],
    ['escríbeme a josé@peña.es', 'escríbeme a [e-mail]'],
    ['mail ana (at) example.org', 'mail [e-mail]'],
    ['Call me on +34 600 123 456.', 'Call me on [phone].'],
    ['llámame al 600123456, gracias', 'llámame al [phone], gracias'],
    ['My number is (415) 555-0132', 'My number is [phone]'],
    ['card 4111 1111 1111 1111 was charged twice', 'card [card] was charged twice'],
    ['4111-1111-1111-1111', '[card]'],
    ['IBAN ES91 2100 0418 4502 0005 1332 no funciona', 'IBAN [iban] no funciona'],
    ['gb29nwbk60161331926819', '[iban]'],
    ['mi DNI es 12345678Z', 'mi DNI es [id]'],
    ['NIE X-1234567-L', 'NIE [id]'],
    ['order AB-12345678 never came', 'order [id] never came'],
    ['case #4711223 and INV00012345', 'case [id] and [id]'],
    ['see https://example.com/u/ana?token=abc now', 'see [link] now'],
    ['@ana_lopez helped me', '[user] helped me'],
    ['from 192.168.10.20', 'from [ip]'],
    ['id 3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'id [id]'],
  ])('masks %j', (text, expected) => {
    expect(maskVerbatim(text)).toBe(expected);
  });

  it.each([
    'I waited 45 minutes on 2026-03-14 and paid 1,299.99 EUR',
    'El 14/03/2026 tardaron 3 días; un 10 de 10',
    'Ordered 2026-03-14 10:30, came 15.03.2026 9:05',
    'Room 1204, floor 12, 24/7 support',
    '很好,谢谢 👍',
    '',
  ])('leaves %j alone', (text) => {
    expect(maskVerbatim(text)).toBe(text);
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (text) => maskVerbatim(maskVerbatim(text)) === maskVerbatim(text),
      ),
    );
  });

  it.each(['1', 'a', '1 ', '@', 'a.', '-', 'ES91 '])('takes linear time on 20,000 times %j', (unit) => {
    const cpu = process.cpuUsage();
    maskVerbatim(unit.repeat(20_000));
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(500);
  });
});
