import type { Connection } from '../client/connection.ts';
import { fillSql } from '../rollups/fill-sql.ts';
import { settledTables, type SettledTable } from './settled-rows.ts';

/** Tickets of a workspace in the order of their names: after one, and up to another or to the end. */
export interface TicketRange {
  readonly workspaceId: string;
  readonly after: string;
  readonly upTo: string | undefined;
}

/** Those with one of these hashes (64 bits, as text), or a range. */
export type WhichTickets = readonly string[] | TicketRange;

const timeoutMs = 120_000;
const mergeTimeoutMs = 600_000;

// What should be there less what is there: run again, it adds nothing, and it mends whatever was left half-done.
const difference = `INSERT INTO <table> (<columns>, copies)
SELECT <columns>, sum(copy) AS missing
FROM (
SELECT <columns>, toInt64(1) AS copy
FROM (
<rows>
)
UNION ALL
SELECT <columns>, -copies AS copy
FROM <table>
WHERE <known>
)
GROUP BY <columns>
HAVING missing != 0`;

/** How tickets are picked in `tickets`, and in a table that knows only their hashes. */
interface Picked {
  readonly picked: string;
  readonly known: string;
}
const some = 'ticket_hash IN {hashes:Array(UInt64)}';
const someTickets: Picked = { picked: some, known: some };
const range = `workspace_id = {workspace:String} AND ticket > {after:String}`;
const hashesOf = `workspace_id = {workspace:String}
    AND ticket_hash IN (SELECT ticket_hash FROM tickets WHERE <picked>)`;
const inRange = (picked: string): Picked => ({
  picked,
  known: fillSql(hashesOf, { picked }),
});
const ticketsUpTo = inRange(`${range} AND ticket <= {upTo:String}`);
const ticketsToTheEnd = inRange(range);

const settleSql = ({ name, columns, rows }: SettledTable, { picked, known }: Picked): string =>
  fillSql(difference, { table: name, columns: columns.join(', '), rows: fillSql(rows, { picked }), known });

/** The statements of `settleTickets`, for the golden file. */
export const settleStatements: readonly { name: string; sql: string }[] = settledTables.map((table) => ({
  name: `tickets.settle-${table.name}`,
  sql: settleSql(table, ticketsUpTo),
}));

/**
 * Makes `ticket_spans` and `ticket_responses` equal to what `tickets` says of these. Nobody else may do so at the same
 * time: two differences would both be added. Throws EventStoreError; what was written then is right or mended by the
 * next run over the same tickets.
 */
export async function settleTickets(connection: Connection, which: WhichTickets): Promise<void> {
  const [picked, params] = pick(which);
  for (const table of settledTables)
    await connection.command({ sql: settleSql(table, picked), params, timeoutMs });
}

/** As `EventStore.mergeSettledTickets`; a table of one part is left as it is. */
export async function mergeSettledTickets(connection: Connection): Promise<void> {
  for (const { name } of settledTables)
    await connection.command({
      sql: fillSql('OPTIMIZE TABLE <name> FINAL SETTINGS optimize_skip_merged_partitions = 1', { name }),
      timeoutMs: mergeTimeoutMs,
    });
}

function pick(which: WhichTickets): [Picked, Record<string, unknown>] {
  if (!('workspaceId' in which)) return [someTickets, { hashes: which.map(BigInt) }];
  const { workspaceId: workspace, after, upTo } = which;
  if (upTo === undefined) return [ticketsToTheEnd, { workspace, after }];
  return [ticketsUpTo, { workspace, after, upTo }];
}
