import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentResolvers } from '../platform/documents/document-resolvers.ts';
import { Documents } from '../platform/documents/documents.ts';
import { healthModels } from './health-models.noun.ts';

/** Lets a question name a health model by its id. */
@Injectable()
export class HealthModels implements OnModuleInit {
  constructor(
    private readonly documents: Documents,
    private readonly resolvers: DocumentResolvers,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(healthModels.noun, async (workspaceId, id) => {
      const { body } = await this.documents.find(workspaceId, healthModels, id);
      return body;
    });
  }
}
