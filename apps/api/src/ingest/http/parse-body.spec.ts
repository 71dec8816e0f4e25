import { maxItems, parseDocument, parseItems } from './parse-body.ts';

const summary = (text: string) =>
  parseItems(text).map((item) => ('quarantine' in item ? item.quarantine.reason : item.value));

describe('parseItems', () => {
  it.each([
    ['{"a":1}', [{ a: 1 }]],
    ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['[]', []],
    ['{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
    ['{"a":1}\n{"a":\n{"a":3}', [{ a: 1 }, 'line 2 is not JSON', { a: 3 }]],
    ['{\n  "a": 1\n}', [{ a: 1 }]],
  ])('reads %j', (text, items) => {
    expect(summary(text)).toEqual(items);
  });

  it.each([
    ['', 'The body is empty.'],
    [' \r\n', 'The body is empty.'],
    ['{"a":', 'The body is not JSON.'],
    ['[{"a":1},\n{"a":2}', 'The body is not JSON.'],
    ['hello\nworld', 'The body is not JSON.'],
  ])('refuses %j as a whole', (text, message) => {
    expect(() => parseItems(text)).toThrow(
      expect.objectContaining({ code: 'malformed_json', message }) as Error,
    );
  });

  it('keeps 999 lines beside one bad one', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => (index === 500 ? '{oops' : `{"n":${index}}`));
    const items = parseItems(lines.join('\n'));
    expect(items.filter((item) => 'value' in item)).toHaveLength(999);
    expect(items[500]).toMatchObject({
      quarantine: { code: 'malformed_json', reason: 'line 501 is not JSON' },
      text: '{oops',
    });
  });

  it.each([`[${'0,'.repeat(maxItems)}0]`, '{}\n'.repeat(maxItems + 1)])(
    'refuses more than ten thousand items',
    (text) => {
      expect(() => parseItems(text)).toThrow(expect.objectContaining({ code: 'body_too_large' }) as Error);
    },
  );

  it('replaces NUL and lone surrogates, in names too', () => {
    expect(parseDocument('{"a\\u0000":["\\ud800x","\\ud83d\\ude00"],"__proto__":"\\u0000"}')).toEqual(
      Object.assign(
        Object.create(null) as object,
        JSON.parse('{"a\\ufffd":["\\ufffdx","\\ud83d\\ude00"],"__proto__":"\\ufffd"}'),
      ),
    );
  });
});
