import { personName } from './person-name.ts';

describe('personName', () => {
  it.each([
    ['c:42', { kind: 'customer', id: '42' }],
    ['c:a:b', { kind: 'customer', id: 'a:b' }],
    ['v:6f1', { kind: 'visitor', id: '6f1' }],
    ['a:acme', { kind: 'account', id: 'acme' }],
    ['', { kind: 'unknown', id: '' }],
  ])('reads %j', (person, expected) => {
    expect(personName(person)).toEqual(expected);
  });
});
