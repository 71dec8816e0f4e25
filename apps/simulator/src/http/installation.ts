import { z } from 'zod';
import { AppError } from '@pulso/contract';
import { request } from 'undici';

const live = z.object({ installation: z.string().optional() });

/**
 * The id that an api keeps in its data directory, or undefined when it tells none. It changes when the data are wiped,
 * so notes about what an earlier installation received are not believed of the next. Throws `store_unavailable` when
 * nothing answers at `url`.
 */
export async function readInstallation(url: string): Promise<string | undefined> {
  try {
    const { body } = await request(new URL('health/live', url.endsWith('/') ? url : `${url}/`));
    return live.parse(await body.json()).installation;
  } catch (cause) {
    throw new AppError('store_unavailable', `no Pulso api answers at ${url}`, { cause });
  }
}
