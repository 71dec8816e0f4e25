import { Injectable } from '@nestjs/common';

/** What a question needs of a document, e.g. the version of a calendar. Throws AppError `not_found`. */
export type ResolveDocument = (workspaceId: string, id: string) => Promise<unknown>;

/** The port by which questions reach documents of features they do not know: a feature registers its noun. */
@Injectable()
export class DocumentResolvers {
  private readonly byNoun = new Map<string, ResolveDocument>();

  register(noun: string, resolve: ResolveDocument): void {
    this.byNoun.set(noun, resolve);
  }

  resolve(noun: string, workspaceId: string, id: string): Promise<unknown> {
    const resolve = this.byNoun.get(noun);
    if (resolve === undefined) throw new Error(`nobody resolves ${noun}`);
    return resolve(workspaceId, id);
  }
}
