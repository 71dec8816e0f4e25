import { crc32c } from './crc32c.ts';

const ascending = Buffer.from(Array.from({ length: 32 }, (_, at) => at));

describe('crc32c', () => {
  // RFC 3720, appendix B.4, and the check value of the CRC catalogue.
  it.each([
    ['nothing', Buffer.alloc(0), 0],
    ['the check text', Buffer.from('123456789'), 0xe3069283],
    ['32 zeros', Buffer.alloc(32), 0x8a9136aa],
    ['32 bytes of ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['ascending bytes', ascending, 0x46dd794e],
    ['descending bytes', Buffer.from(ascending).reverse(), 0x113fdb5c],
  ])('gives the published value for %s', (_name, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('does not depend on length or alignment path', () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 167 + (at >> 3)) & 255));
    for (let start = 0; start < 9; start += 1) {
      for (let length = 0; length < 200; length += 1) {
        const bytes = noise.subarray(start, start + length);
        expect(crc32c(noise, start, start + length)).toBe(oneBitAtATime(bytes));
      }
    }
  });
});

function oneBitAtATime(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return ~crc >>> 0;
}
