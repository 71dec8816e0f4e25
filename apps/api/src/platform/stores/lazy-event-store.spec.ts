import { openEventStore } from '@pulso/event-store';
import { LazyEventStore } from './lazy-event-store.ts';

describe('LazyEventStore', () => {
  it('is unavailable until it was opened', async () => {
    const store = new LazyEventStore();
    await expect(store.ping()).rejects.toMatchObject({ outcome: 'unavailable' });
    expect(() => store.writer).toThrow('starting');
  });

  it('hands on the writer of the opened store', async () => {
    const store = new LazyEventStore();
    const opened = openEventStore({ url: 'http://127.0.0.1:9', username: 'nobody', password: '' });
    store.open(opened);
    expect(store.writer).toBe(opened.writer);
    await store.close();
  });
});
