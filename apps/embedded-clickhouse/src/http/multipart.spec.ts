import { readMultipart } from './multipart.ts';

const type = 'multipart/form-data; boundary=----b';
const part = (name: string, value: string) =>
  `------b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe('readMultipart', () => {
  it('reads every field', () => {
    const body = Buffer.from(`${part('query', 'SELECT\r\n1')}${part('param_x', "['a']")}------b--\r\n`);
    expect([...readMultipart(type, body)!]).toEqual([
      ['query', 'SELECT\r\n1'],
      ['param_x', "['a']"],
    ]);
  });

  it('leaves other content types alone', () => {
    expect(readMultipart('text/plain', Buffer.from('x'))).toBeUndefined();
    expect(readMultipart(undefined, Buffer.from('x'))).toBeUndefined();
  });

  it('throws when the end is missing', () => {
    expect(() => readMultipart(type, Buffer.from(part('query', 'SELECT 1')))).toThrow(
      expect.objectContaining({ code: 36 }),
    );
  });
});
