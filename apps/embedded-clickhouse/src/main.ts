import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnvironment } from './config/environment.ts';
import { openEngine } from './engine/open-engine.ts';
import { StatementExecutor } from './http/execute-statement.ts';
import { createHttpServer } from './http/http-server.ts';
import { UploadDirectory } from './http/upload-file.ts';
import { KillQueries } from './queue/kill-queries.ts';
import { QueryRegistry } from './queue/query-registry.ts';
import { KnownStatements } from './sql/known-statements.ts';

// Beside a web server on the same cores an acknowledgement goes first. Set before the engine's threads are made:
// they inherit it. Without it a merge puts tens of milliseconds on the slowest acknowledgements.
// Where Linux weighs sessions first (autogroup) we have one of our own, and with it a full share: with the session
// lowered as well, a drain on a machine that others kept busy was still behind a minute after its load.
setPriority(5);

const { dataDirectory, port, password, readerPassword } = readEnvironment(process.env);
const engine = await openEngine(join(dataDirectory, 'engine'));
const uploads = await UploadDirectory.open(join(dataDirectory, 'uploads'));

const [version = ''] = await engine.lines('SELECT version()');
const tableFunctions = new Set(await engine.lines('SELECT lower(name) FROM system.table_functions'));
const registry = new QueryRegistry();
const kills = new KillQueries(engine, registry);
const executor = new StatementExecutor(engine, kills, new KnownStatements(tableFunctions), uploads);
const server = createHttpServer({
  passwords: { default: password, reader: readerPassword },
  version,
  executor,
  registry,
  kills,
});

server.listen(port, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(
  `${JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port, version })}\n`,
);

process.once('SIGTERM', () => {
  void (async () => {
    const closed = once(server, 'close');
    server.close();
    await registry.allEnded();
    // The last answers are on their way; a client that does not read them is not waited for.
    await Promise.race([closed, delay(1000)]);
    engine.close();
    process.exit(0);
  })();
});
// Ctrl-C reaches the whole terminal; our supervisor stops us when it no longer needs us.
process.on('SIGINT', () => undefined);
