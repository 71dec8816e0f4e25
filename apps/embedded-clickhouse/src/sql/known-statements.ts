import { assertReaderMay } from './reader-gate.ts';
import { parseStatement, type Statement } from './statement.ts';

/** A product asks some hundreds of texts, with other parameters each time. */
const MAX_KNOWN = 256;
const MAX_KNOWN_LENGTH = 32_768;

interface Known {
  readonly statement: Statement;
  isReadable: boolean;
}

/** Reads a text once: taking it apart takes 0.1 ms for ten lines, twice for a reader. Texts that carry data are not kept. */
export class KnownStatements {
  private readonly known = new Map<string, Known>();

  /** @param tableFunctions every table function the engine has, in lower case */
  constructor(private readonly tableFunctions: ReadonlySet<string>) {}

  /** @throws what `parseStatement` throws, and for a reader first what `assertReaderMay` throws */
  read(sql: string, isReader: boolean): Statement {
    const known = this.known.get(sql);
    if (isReader && known?.isReadable !== true) assertReaderMay(sql, this.tableFunctions);
    if (known) {
      known.isReadable ||= isReader;
      return known.statement;
    }
    const statement = parseStatement(sql);
    if (statement.kind === 'read' && sql.length <= MAX_KNOWN_LENGTH)
      this.keep(sql, { statement, isReadable: isReader });
    return statement;
  }

  private keep(sql: string, known: Known): void {
    this.known.set(sql, known);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MAX_KNOWN) return;
      this.known.delete(oldest);
    }
  }
}
