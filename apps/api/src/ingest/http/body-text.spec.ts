import { gzipSync } from 'node:zlib';
import { readBodyText } from './body-text.ts';
import { maxInflatedBytes } from './inflate.ts';

const text = '{"a":"é"}';

describe('readBodyText', () => {
  it.each([
    ['plain', Buffer.from(text), undefined],
    ['gzip with its header', gzipSync(text), 'gzip'],
    ['gzip without a header', gzipSync(text), undefined],
    ['plain that claims to be gzip', Buffer.from(text), 'gzip'],
    ['gzip with padding behind it', Buffer.concat([gzipSync(text), Buffer.alloc(8)]), 'gzip'],
    ['a byte order mark', Buffer.from(`\ufeff${text}`), undefined],
  ])('reads %s', async (_, body, encoding) => {
    await expect(readBodyText(body, encoding)).resolves.toBe(text);
  });

  it('replaces invalid UTF-8', async () => {
    await expect(readBodyText(Buffer.from([0x22, 0xc0, 0x80, 0x22]), undefined)).resolves.toBe(
      '"\ufffd\ufffd"',
    );
  });

  it('refuses twenty bombs without unpacking what admits its size', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * maxInflatedBytes));
    const before = process.memoryUsage().rss;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        expect(readBodyText(bomb, 'gzip')).rejects.toMatchObject({ code: 'body_too_large' }),
      ),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  it('stops at the cap a bomb that lies about its size', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * maxInflatedBytes));
    bomb.writeUInt32LE(100, bomb.length - 4);
    await expect(readBodyText(bomb, 'gzip')).rejects.toMatchObject({ code: 'body_too_large' });
  });

  it.each([
    ['broken gzip', gzipSync(text).subarray(0, 15), 'gzip'],
    ['gzip with garbage behind it', Buffer.concat([gzipSync(text), Buffer.from('garbage\0\0\0')]), 'gzip'],
    ['another encoding', Buffer.from(text), 'br'],
  ])('refuses %s', async (_, body, encoding) => {
    await expect(readBodyText(body, encoding)).rejects.toMatchObject({ code: 'bad_request' });
  });
});
