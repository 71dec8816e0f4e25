import { readStoreAddress } from './store-address.ts';

describe('readStoreAddress', () => {
  it('splits user, password and database from the address', () => {
    expect(readStoreAddress('https://pulso:p%40ss%3A@ch.example:8443/cx')).toEqual({
      url: 'https://ch.example:8443',
      username: 'pulso',
      password: 'p@ss:',
      database: 'cx',
    });
  });

  it('leaves the defaults to a bare address', () => {
    expect(readStoreAddress('http://localhost:8123')).toEqual({
      url: 'http://localhost:8123',
      username: 'default',
      password: '',
    });
  });
});
