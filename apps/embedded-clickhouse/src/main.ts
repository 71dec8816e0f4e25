import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readEnvironment } from './config/environment.ts';
import { openEngine } from './engine/open-engine.ts';
import { StatementExecutor } from './http/execute-statement.ts';
import { createHttpServer } from './http/http-server.ts';
import { KillQueries } from './queue/kill-queries.ts';
import { QueryRegistry } from './queue/query-registry.ts';

const { dataDirectory, port, password, readerPassword } = readEnvironment(process.env);
const uploadDirectory = join(dataDirectory, 'uploads');
const engine = await openEngine(join(dataDirectory, 'engine'));
// Held only while an insert runs, so whatever lies here belonged to a process that died.
await rm(uploadDirectory, { recursive: true, force: true });
await mkdir(uploadDirectory, { recursive: true, mode: 0o700 });

const [version = ''] = await engine.lines('SELECT version()');
const tableFunctions = new Set(await engine.lines('SELECT lower(name) FROM system.table_functions'));
const registry = new QueryRegistry();
const kills = new KillQueries(engine, registry);
const executor = new StatementExecutor(engine, kills, tableFunctions, uploadDirectory);
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
    server.close();
    server.closeIdleConnections();
    await registry.allEnded();
    engine.close();
    process.exit(0);
  })();
});
// Ctrl-C reaches the whole terminal; our supervisor stops us when it no longer needs us.
process.on('SIGINT', () => undefined);
