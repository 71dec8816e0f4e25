import type { DocumentKey, MetadataStore } from '@pulso/metadata-store';
import { KeptModels } from './kept-models.ts';

const model = {
  purchases: { model: 'bg-nbd', per: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  spend: { model: 'gamma-gamma', p: 6.25, q: 3.74, v: 15.44 },
} as const;
const later = { ...model, spend: { ...model.spend, p: 7 } };

/** Documents that outlive the `KeptModels` on them, and may be away. */
function shelf() {
  const bodies = new Map<string, unknown>();
  const state = { isAway: false, writes: 0 };
  const keyOf = ({ workspaceId, noun, id }: DocumentKey) => `${workspaceId} ${noun} ${id}`;
  const assertThere = () => {
    if (state.isAway) throw new Error('away');
  };
  const documents = {
    find: async (key: DocumentKey) => {
      assertThere();
      const body = bodies.get(keyOf(key));
      return body === undefined ? null : { body };
    },
    put: async (key: DocumentKey, body: unknown) => {
      assertThere();
      state.writes += 1;
      bodies.set(keyOf(key), JSON.parse(JSON.stringify(body)));
    },
  };
  return { state, bodies, open: () => new KeptModels({ documents } as unknown as MetadataStore) };
}

describe('KeptModels', () => {
  it('finds a model again after a restart, for its question and workspace alone', async () => {
    const { open } = shelf();
    await open().keep('main', 'q', model, 0);
    const restarted = open();
    expect(await restarted.find('main', 'q')).toEqual(model);
    expect(await restarted.find('main', 'another')).toBeUndefined();
    expect(await restarted.find('other', 'q')).toBeUndefined();
  });

  it('has the newest at once and writes it every ten minutes', async () => {
    const { state, open } = shelf();
    const kept = open();
    await kept.keep('main', 'q', model, 0);
    await kept.keep('main', 'q', later, 599_999);
    expect([await kept.find('main', 'q'), state.writes]).toEqual([later, 1]);
    await kept.keep('main', 'q', later, 600_000);
    expect([await open().find('main', 'q'), state.writes]).toEqual([later, 2]);
  });

  it('goes on from memory while the store is away, and writes when it is back', async () => {
    const { state, open } = shelf();
    state.isAway = true;
    const kept = open();
    expect(await kept.find('main', 'q')).toBeUndefined();
    await kept.keep('main', 'q', model, 0);
    expect(await kept.find('main', 'q')).toEqual(model);
    state.isAway = false;
    await kept.keep('main', 'q', model, 1);
    expect(await open().find('main', 'q')).toEqual(model);
  });

  it('does not take what is no model for one', async () => {
    const { bodies, open } = shelf();
    await open().keep('main', 'q', model, 0);
    for (const key of bodies.keys()) bodies.set(key, { question: 'q', model: { purchases: { r: -1 } } });
    expect(await open().find('main', 'q')).toBeUndefined();
  });
});
