import { senderWord } from './sender-word.ts';

const known: Record<string, string> = { 'word.area.sales': 'Ventas', 'tile.unset': 'Sin indicar' };
const name = (dimension: string, word: string) =>
  senderWord(
    dimension,
    word,
    (key) => known[key] ?? key,
    (key) => key in known,
  );

describe('senderWord', () => {
  it('writes a usual word in the language of the reader', () => {
    expect(name('area', 'Sales')).toBe('Ventas');
  });

  it('leaves a word of the sender alone, but for a capital', () => {
    expect(name('area', 'back office')).toBe('Back office');
    expect(name('channel', 'sales')).toBe('Sales');
    expect(name('survey', 'v2.1')).toBe('V2.1');
  });

  it('says so when there is none', () => {
    expect(name('channel', '')).toBe('Sin indicar');
  });
});
