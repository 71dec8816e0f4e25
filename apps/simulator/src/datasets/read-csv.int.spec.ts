import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv, type CsvRow } from './read-csv.ts';
import { readLines } from './read-lines.ts';

describe('files of another edition', () => {
  const directory = mkdtempSync(join(tmpdir(), 'editions-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const write = (text: string): string => {
    const path = join(directory, 'file.csv');
    writeFileSync(path, text);
    return path;
  };
  async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
    const found: T[] = [];
    for await (const row of rows) found.push(row);
    return found;
  }

  it('give their columns under the asked names, whatever order, case and spaces', async () => {
    const path = write('\uFEFFclicks , AD_ID,other\n 3 ,7, x\n');
    const rows: CsvRow[] = await all(readCsv(path, { columns: ['ad_id', 'Clicks', 'absent'] }));
    expect(rows).toEqual([{ Clicks: '3', ad_id: '7' }]);
  });

  it('keep line breaks inside quotes', async () => {
    const path = write('id,text\r\n1,"two\nlines"\r\n2,one\r\n');
    expect(await all(readCsv(path))).toEqual([
      { id: '1', text: 'two\nlines' },
      { id: '2', text: 'one' },
    ]);
  });

  it('lose empty lines and outer spaces of plain text', async () => {
    expect(await all(readLines(write('  a b \r\n\n c\n')))).toEqual(['a b', 'c']);
  });
});
