import { eventInput } from '@pulso/contract';
import { binaryAttributes, cloudEventToEvent, isCloudEvent } from './to-event.ts';

const attributes = {
  specversion: '1.0',
  id: 'e1',
  source: '/shop',
  type: 'shop.visited',
  subject: 'c1',
  time: '2026-10-01T00:00:00Z',
};

describe('cloudEventToEvent', () => {
  it('makes a touchpoint of a foreign event', () => {
    const event = eventInput.parse(
      cloudEventToEvent({ ...attributes, region: 'eu', data: { shelf: 4, channel: 'store' } }),
    );
    expect(event).toMatchObject({
      kind: 'touchpoint',
      messageId: 'e1',
      source: '/shop',
      name: 'shop.visited',
      channel: 'store',
      customer: { id: 'c1' },
      properties: { region: 'eu', shelf: 4 },
    });
  });

  it('takes one of our events as it is, under the identity of its envelope', () => {
    const data = {
      kind: 'feedback',
      messageId: 'other',
      customer: { id: 'c2' },
      feedback: { type: 'nps', score: 3 },
    };
    expect(eventInput.parse(cloudEventToEvent({ ...attributes, data }))).toMatchObject({
      kind: 'feedback',
      messageId: 'e1',
      source: '/shop',
      occurredAt: '2026-10-01T00:00:00Z',
      customer: { id: 'c2' },
    });
  });

  it('reads base64 data', () => {
    const data_base64 = Buffer.from('{"shelf":4}').toString('base64');
    expect(cloudEventToEvent({ ...attributes, data_base64 })).toMatchObject({ properties: { shelf: 4 } });
  });

  it('reads the headers of binary mode and decodes them', () => {
    expect(
      binaryAttributes({ 'ce-specversion': '1.0', 'ce-id': 'e%201', 'ce-source': '%zz', host: 'h' }),
    ).toEqual({
      specversion: '1.0',
      id: 'e 1',
      source: '%zz',
    });
    expect(binaryAttributes({ 'ce-id': 'e1' })).toBeUndefined();
  });

  it('tells a CloudEvent from an event of ours', () => {
    expect(isCloudEvent(attributes)).toBe(true);
    expect(isCloudEvent({ kind: 'touchpoint', id: '1', source: 's', type: 't' })).toBe(false);
    expect(isCloudEvent([attributes])).toBe(false);
  });
});
