/** Channels are the sender's words; the usual ones are written in the reader's language. */
export function channelName(
  channel: string,
  t: (key: string) => string,
  te: (key: string) => boolean,
): string {
  if (channel === '') return t('tile.unset');
  const key = `channels.${channel.toLowerCase()}`;
  if (/^[a-z]+$/i.test(channel) && te(key)) return t(key);
  return channel.charAt(0).toUpperCase() + channel.slice(1);
}
