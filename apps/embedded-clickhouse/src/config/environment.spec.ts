import { readEnvironment } from './environment.ts';

const complete = {
  EMBEDDED_CLICKHOUSE_DATA_DIR: '/data',
  EMBEDDED_CLICKHOUSE_PASSWORD: 'a',
  EMBEDDED_CLICKHOUSE_READER_PASSWORD: 'b',
};

describe('readEnvironment', () => {
  it('lets the system choose the port by default', () => {
    expect(readEnvironment(complete)).toEqual({
      dataDirectory: '/data',
      port: 0,
      password: 'a',
      readerPassword: 'b',
    });
  });

  it('names every missing variable at once', () => {
    expect(() => readEnvironment({})).toThrow(
      'missing environment: EMBEDDED_CLICKHOUSE_DATA_DIR, EMBEDDED_CLICKHOUSE_PASSWORD, EMBEDDED_CLICKHOUSE_READER_PASSWORD',
    );
  });

  it('refuses a port that is none', () => {
    expect(() => readEnvironment({ ...complete, EMBEDDED_CLICKHOUSE_PORT: '70000' })).toThrow(
      'is not a port',
    );
  });
});
