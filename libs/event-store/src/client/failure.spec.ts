import { ClickHouseError } from '@clickhouse/client';
import { EventStoreError } from '../event-store-error.ts';
import { toEventStoreError } from './failure.ts';

const engineSays = (code: number) => new ClickHouseError({ message: 'no', code: String(code), type: 'X' });
const socketSays = (code: string) => Object.assign(new Error(code), { code });

describe('toEventStoreError', () => {
  it.each([27, 38, 53, 117, 376, 469])('refuses rows that fail with code %s', (code) => {
    expect(toEventStoreError(engineSays(code), 'write')).toMatchObject({ outcome: 'refused', code });
  });

  it.each([164, 202, 242, 252, 516])('waits for a store that says %s', (code) => {
    expect(toEventStoreError(engineSays(code), 'write')).toMatchObject({ outcome: 'unavailable', code });
  });

  it.each([159, 241, 216, 394, 999])('knows nothing of a write that ended with %s', (code) => {
    expect(toEventStoreError(engineSays(code), 'write')).toMatchObject({ outcome: 'unclear', code });
  });

  it.each([159, 241])('calls a read unavailable that ended with %s', (code) => {
    expect(toEventStoreError(engineSays(code), 'read')).toMatchObject({ outcome: 'unavailable', code });
  });

  it('calls a read refused that cannot be answered', () => {
    expect(toEventStoreError(engineSays(396), 'read').outcome).toBe('refused');
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'])('knows that %s sent nothing', (code) => {
    expect(toEventStoreError(socketSays(code), 'write')).toMatchObject({ outcome: 'unavailable', code: 0 });
  });

  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])('knows nothing of a write after %s', (code) => {
    expect(toEventStoreError(socketSays(code), 'write').outcome).toBe('unclear');
  });

  it('never calls a read unclear', () => {
    expect(toEventStoreError(socketSays('ECONNRESET'), 'read').outcome).toBe('unavailable');
  });

  it('passes its own error through unchanged', () => {
    const own = new EventStoreError('refused', 1, 'bad');
    expect(toEventStoreError(own, 'write')).toBe(own);
  });
});
