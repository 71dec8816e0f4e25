import { readCursor, writeCursor } from './timeline-cursor.ts';

describe('timeline cursor', () => {
  it('comes back as it was written', () => {
    const place = { beforeMs: 1_700_000_000_000, beforeMessage: 'añ"1', beforeSource: '' };
    expect(readCursor(writeCursor(place))).toEqual(place);
  });

  it.each(['', '!', 'bm8', Buffer.from('[1,"a"]').toString('base64url')])('refuses %j', (cursor) => {
    expect(() => readCursor(cursor)).toThrow('next of a page');
  });
});
