import { makeTempDirectory } from '@pulso/testing';
import { startApi, type RunningApi } from '../../support/start-api.ts';
import type { SimulatorTarget } from './simulator.ts';

/** One running product for all real files: starting it and importing half a million events is most of the time. */
export interface Installation {
  readonly api: RunningApi;
  readonly target: SimulatorTarget;
}

/** Starts it before the tests of this describe and removes it, with the journals of the imports, after them. */
export function useInstallation(): Installation {
  const journals = makeTempDirectory('journals');
  let api: RunningApi | undefined;
  const running = (): RunningApi => {
    if (api === undefined) throw new Error('the api has not started');
    return api;
  };
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    journals.remove();
  }, 30_000);
  return {
    get api() {
      return running();
    },
    get target() {
      const { url, writeKey } = running();
      return { url, writeKey, journalDirectory: journals.path };
    },
  };
}
