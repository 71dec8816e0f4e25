import { AppError } from '@pulso/contract';
import { DocumentResolvers } from '../platform/documents/document-resolvers.ts';
import { resolveDocuments } from './resolve-documents.ts';

const resolversOf = (found: unknown) => {
  const resolvers = new DocumentResolvers();
  resolvers.register('calendars', async (workspaceId, id) => {
    if (found instanceof Error) throw found;
    return { version: `${workspaceId} ${id}` };
  });
  return resolvers;
};
const business = { metric: 'resolution_time', params: { clock: 'business', calendar: 'team' } };

describe('resolveDocuments', () => {
  it('puts what a document means in the place of its id', async () => {
    expect(await resolveDocuments(resolversOf(null), 'main', business)).toEqual({
      calendar: { version: 'main team' },
    });
  });

  it('asks for nothing when the params need nothing, or are wrong anyway', async () => {
    const unable = resolversOf(new Error('not to be asked'));
    expect(await resolveDocuments(unable, 'main', { ...business, params: {} })).toEqual({});
    expect(await resolveDocuments(unable, 'main', { ...business, params: { clock: 'sun' } })).toEqual({});
    expect(await resolveDocuments(unable, 'main', { metric: 'npz', params: {} })).toEqual({});
  });

  it('tells which param names a document that is not there', async () => {
    const missing = resolversOf(new AppError('not_found', 'There is no "team" among the calendars.'));
    await expect(resolveDocuments(missing, 'main', business)).rejects.toMatchObject({
      code: 'invalid_query',
      details: { errors: [{ path: 'params.calendar' }] },
    });
  });
});
