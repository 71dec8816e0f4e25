import { readOptions } from './options.ts';

describe('the command line', () => {
  it('gives every option its default', () => {
    expect(readOptions(['import', 'sfo_survey'], undefined)).toMatchObject({
      command: 'import',
      dataset: 'sfo_survey',
      url: 'http://127.0.0.1:3000',
      batchSize: 500,
      writeKey: undefined,
    });
  });

  it('takes the key from the environment unless given', () => {
    expect(readOptions(['live'], 'from-env').writeKey).toBe('from-env');
    expect(readOptions(['live', '--write-key', 'given'], 'from-env').writeKey).toBe('given');
  });

  it('names the option that is wrong', () => {
    expect(() => readOptions(['live', '--rate', 'fast'], undefined)).toThrow('--rate fast');
    expect(() => readOptions(['live', '--url', 'nowhere'], undefined)).toThrow('--url nowhere');
    expect(() => readOptions(['import', '--batch-size', '0'], undefined)).toThrow('--batch-size 0');
    expect(() => readOptions(['import', '--colour'], undefined)).toThrow('--colour');
  });
});
