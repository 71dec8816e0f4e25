import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connection } from './connection.ts';

const exception =
  'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED) (version 26.7.2.1)\n';

/** A server that answers as a failing ClickHouse does; the real one cannot be made to fail on demand. */
describe('a connection to a failing server', () => {
  let server: Server;
  let connection: Connection;
  const answerWith = async (listener: RequestListener) => {
    server = createServer((request, response) => {
      request.resume();
      request.on('end', () => listener(request, response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    connection = new Connection({
      url: `http://127.0.0.1:${port}`,
      username: 'u',
      password: 'p',
      database: 'd',
      maxSockets: 1,
    });
  };
  const insert = (timeoutMs = 5_000) =>
    connection.insert({ sql: 'INSERT INTO events FORMAT JSONEachRow', timeoutMs }, Buffer.from('{}\n'));
  const select = (timeoutMs = 5_000) => connection.select({ sql: 'SELECT 1', timeoutMs });

  afterEach(async () => {
    await connection.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('counts an exception in a 200 body as a failed insert', async () => {
    await answerWith((_request, response) => response.end(exception));
    await expect(insert()).rejects.toMatchObject({ outcome: 'unclear', code: 241 });
  });

  it('counts any other text after an insert as a failure', async () => {
    await answerWith((_request, response) => response.end('<html>proxy</html>'));
    await expect(insert()).rejects.toMatchObject({ outcome: 'unclear', code: 0 });
  });

  it('finds the exception behind the first rows of an answer', async () => {
    await answerWith((_request, response) => response.end(`{"a":1}\n{"a":2}\n${exception}`));
    await expect(select()).rejects.toMatchObject({ outcome: 'unavailable', code: 241 });
  });

  it('reads the code of an error status', async () => {
    await answerWith((_request, response) => {
      response
        .writeHead(500, { 'X-ClickHouse-Exception-Code': '252' })
        .end('Code: 252. DB::Exception: Too many parts. (TOO_MANY_PARTS)');
    });
    await expect(insert()).rejects.toMatchObject({ outcome: 'unavailable', code: 252 });
  });

  it('does not know how an insert ended that was cut off', async () => {
    await answerWith((request) => request.socket.destroy());
    await expect(insert()).rejects.toMatchObject({ outcome: 'unclear' });
  });

  it('does not know how an insert ended that got no answer', async () => {
    await answerWith(() => undefined);
    await expect(insert(50)).rejects.toMatchObject({ outcome: 'unclear', message: 'no answer within 50 ms' });
  });

  it('gives up an answer that stops half-way', async () => {
    await answerWith((_request, response) => void response.write('{"a":1}\n'));
    await expect(select(50)).rejects.toMatchObject({
      outcome: 'unavailable',
      message: 'no answer within 50 ms',
    });
  });

  it('takes no part of an answer for the whole', async () => {
    await answerWith((request, response) => response.write('{"a":1}\n', () => request.socket.destroy()));
    await expect(select()).rejects.toMatchObject({ outcome: 'unavailable' });
  });

  it('asks for quoted integers and the end of the query', async () => {
    let asked = '';
    await answerWith((request, response) => {
      asked = request.url ?? '';
      response.end();
    });
    await select();
    expect(asked).toContain('output_format_json_quote_64bit_integers=1');
    expect(asked).toContain('wait_end_of_query=1');
  });
});
