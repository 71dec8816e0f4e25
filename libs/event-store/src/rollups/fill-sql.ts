/**
 * Puts names and statements of the schema folder into `<slots>` of a static text. They come from our
 * own files, never from a caller; values are always bound as `{name:Type}`. Throws on an unknown slot.
 */
export function fillSql(sql: string, slots: Record<string, string>): string {
  return sql.replaceAll(/<(\w+)>/g, (_slot, name: string) => {
    const text = slots[name];
    if (text === undefined) throw new Error(`no text for the slot <${name}>`);
    return text;
  });
}
