import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@pulso/contract';
import type { Dataset, DatasetOptions } from './dataset.ts';

/** The data set's files in `directory`, or in the folder of its name inside it; each plain or compressed. */
export function findFiles(dataset: Dataset, directory: string, options: DatasetOptions = {}): string[] {
  const folders = [directory, join(directory, dataset.id)];
  return dataset.files(options).map((names) => {
    const places = [names]
      .flat()
      .flatMap((file) => folders.flatMap((folder) => [join(folder, file), join(folder, `${file}.gz`)]));
    const found = places.find((place) => existsSync(place));
    if (found === undefined)
      throw new AppError(
        'not_found',
        `${dataset.id}: no file ${[names].flat().join(' or ')}[.gz] in ${directory}`,
      );
    return found;
  });
}
