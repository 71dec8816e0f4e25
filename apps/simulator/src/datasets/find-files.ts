import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@pulso/contract';
import type { Dataset, DatasetOptions } from './dataset.ts';

/** The data set's files in `directory`, or in the folder of its name inside it; each plain or compressed. */
export function findFiles(dataset: Dataset, directory: string, options: DatasetOptions = {}): string[] {
  return dataset.files(options).map((file) => {
    const places = [directory, join(directory, dataset.id)].flatMap((folder) => [
      join(folder, file),
      join(folder, `${file}.gz`),
    ]);
    const found = places.find((place) => existsSync(place));
    if (found === undefined)
      throw new AppError('not_found', `${dataset.id}: no file ${file}[.gz] in ${directory}`);
    return found;
  });
}
