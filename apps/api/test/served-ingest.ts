import Fastify, { type FastifyInstance } from 'fastify';
import { ingestPlugin } from '../src/ingest/ingest.plugin.ts';
import { Intake } from '../src/ingest/intake.ts';
import { decodeRecord, type RecordEntry } from '../src/ingest/record-codec.ts';

interface Sent {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  text: string;
  header(name: string): string | null;
  json(): unknown;
}

/** The ingest routes on a real port, over a log in memory. The write key is `wk`. */
export class ServedIngest {
  readonly records: Buffer[] = [];
  /** Thrown by the log instead of taking a record. */
  failure: Error | undefined;
  url = '';
  private readonly app: FastifyInstance = Fastify();

  async start(): Promise<void> {
    const grant = { workspaceId: 'main', source: 'shop' };
    const keys = { findWriteKey: (key: string) => (key === 'wk' ? grant : undefined) };
    const append = (_workspaceId: string, record: Buffer) => {
      if (this.failure !== undefined) return Promise.reject(this.failure);
      this.records.push(Buffer.from(record));
      return Promise.resolve();
    };
    await this.app.register(ingestPlugin, {
      intake: new Intake(keys, { append }),
      onProblem: () => undefined,
    });
    this.url = await this.app.listen({ host: '127.0.0.1', port: 0 });
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  reset(): void {
    this.records.length = 0;
    this.failure = undefined;
  }

  async send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    // Bytes, not text: fetch would label text with a content type of its own.
    const bytes = body === undefined ? undefined : Uint8Array.from(Buffer.from(body));
    const answer = await fetch(this.url + path, { method, headers: given, body: bytes });
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      header: (name) => answer.headers.get(name),
      json: () => JSON.parse(text) as unknown,
    };
  }

  /** With the write key, unless the headers say otherwise. */
  post(path: string, body: unknown, headers: Sent['headers'] = {}): Promise<Answer> {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    return this.send(path, {
      method: 'POST',
      headers: { authorization: 'Bearer wk', ...headers },
      body: isRaw ? body : JSON.stringify(body),
    });
  }

  entries(): RecordEntry[] {
    return this.records.flatMap((record) => decodeRecord(record).entries);
  }

  rows(): Record<string, unknown>[] {
    return this.entries().map(({ row }) => JSON.parse(row.toString()) as Record<string, unknown>);
  }
}
