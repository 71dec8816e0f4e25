/** Channels, areas and stages are the sender's words; the usual ones are written in the reader's language. */
export function senderWord(
  dimension: string,
  word: string,
  t: (key: string) => string,
  te: (key: string) => boolean,
): string {
  if (word === '') return t('tile.unset');
  const key = `word.${dimension}.${word.toLowerCase()}`;
  if (/^[a-z]+$/i.test(word) && te(key)) return t(key);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
