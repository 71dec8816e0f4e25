import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.ts';

/**
 * A random id kept in the data directory for as long as the data are. A sender that notes what it has delivered, such
 * as an importer, learns from it that the data were wiped and that its notes mean nothing any more.
 */
@Injectable()
export class Installation {
  readonly id: string;

  constructor(@Inject(CONFIG) { dataDirectory }: Config) {
    const path = join(dataDirectory, 'installation');
    if (!existsSync(path)) {
      mkdirSync(dataDirectory, { recursive: true });
      writeFileSync(path, `${randomUUID()}\n`);
    }
    this.id = readFileSync(path, 'utf8').trim();
  }
}
