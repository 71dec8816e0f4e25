import type { MetadataStore } from '@pulso/metadata-store';
import { KeptDocuments } from './kept-documents.ts';

/** A store that notes what is written and fails as long as it is told to. */
function storeOf() {
  const state = { writes: 0, away: false };
  const putIfAbsent = async () => {
    state.writes += 1;
    if (state.away) throw new Error('away');
  };
  return { state, store: { documents: { putIfAbsent } } as unknown as MetadataStore };
}

describe('KeptDocuments', () => {
  it('writes a document once, under the same id for the same content', async () => {
    const { state, store } = storeOf();
    const kept = new KeptDocuments(store);
    const first = await kept.keep('main', { calendar: { tz: 'UTC' } });
    expect(await kept.keep('main', { calendar: { tz: 'UTC' } })).toEqual(first);
    expect(state.writes).toBe(1);
    expect(await kept.keep('main', { calendar: { tz: 'Europe/Madrid' } })).not.toEqual(first);
    await kept.keep('north', { calendar: { tz: 'UTC' } });
    expect(state.writes).toBe(3);
  });

  it('writes again what could not be written', async () => {
    const { state, store } = storeOf();
    const kept = new KeptDocuments(store);
    state.away = true;
    await expect(kept.keep('main', { calendar: {} })).rejects.toThrow('away');
    state.away = false;
    await kept.keep('main', { calendar: {} });
    expect(state.writes).toBe(2);
  });

  it('forgets the oldest of very many, and only writes it once more', async () => {
    const { state, store } = storeOf();
    const kept = new KeptDocuments(store);
    for (let turn = 0; turn <= 1_000; turn += 1) await kept.keep('main', { calendar: { turn } });
    await kept.keep('main', { calendar: { turn: 1_000 } });
    expect(state.writes).toBe(1_001);
    await kept.keep('main', { calendar: { turn: 0 } });
    expect(state.writes).toBe(1_002);
  });
});
