import fc from 'fast-check';
import { eventRow, type EventRow } from '../../test/event-row.ts';
import { useTestStore } from '../../test/use-test-store.ts';
import { readSchemaFiles } from './schema-file.ts';

const alone = readSchemaFiles()
  .find(({ version }) => version === 66)
  ?.sql.replace(/^.* AS\n/, '');
const linksSql = (
  from: string,
) => `SELECT workspace_id, id, other, max(joined_ms) AS joined, max(named_ms) AS named,
  max(renamed_ms) AS renamed, max(parted_ms) AS parted FROM ${from} GROUP BY ALL ORDER BY ALL`;

const pick = (...values: string[]) => fc.constantFrom(...values);
const randomEvent: fc.Arbitrary<EventRow> = fc
  .record({
    kind: pick('identity', 'identity', 'touchpoint'),
    action: pick('alias', 'merge', 'unmerge', 'identified', ''),
    customer_id: pick('', 'ana', 'bo', 'cy'),
    anonymous_id: pick('', 'ana', 'phone', 'kiosk'),
    related_id: pick('', 'ana', 'bo', 'phone', 'tablet'),
    occurred_at: fc.integer({ min: 10, max: 59 }).map((minute) => `2026-01-15 12:${minute}:00.000`),
  })
  .map((row) => eventRow(row));

describe('the two views of identity links', () => {
  const test = useTestStore();

  it('say together what one said alone', async () => {
    const [blocks] = fc.sample(
      fc.array(fc.array(randomEvent, { minLength: 1, maxLength: 60 }), { minLength: 8, maxLength: 8 }),
      1,
    );
    for (const rows of blocks ?? []) await test.insert(rows);
    const links = await test.rows(linksSql('identity_links'));
    expect(links).toEqual(await test.rows(linksSql(`(${alone})`)));
    expect(links.length).toBeGreaterThan(20);
  });
});
