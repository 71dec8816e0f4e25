import { Body, Controller, Delete, Get, HttpCode, Param, Put, UseGuards, type Type } from '@nestjs/common';
import { documentId, type Configured } from '@pulso/contract';
import { EditGuard } from '../auth/edit.guard.ts';
import { Caller, ReadGuard } from '../auth/read.guard.ts';
import type { Principal } from '../metric-answerer.ts';
import { Documents, type DocumentNoun } from './documents.ts';

/**
 * The routes of a noun that people configure: whoever may read lists it at `GET /api/<noun>`; editors write
 * `PUT /api/<noun>/:id` and take back with `DELETE`.
 */
export function documentController<Document>(noun: DocumentNoun<Document>): Type<unknown> {
  @Controller(`api/${noun.noun}`)
  class DocumentController {
    constructor(private readonly documents: Documents) {}

    @Get()
    @UseGuards(ReadGuard)
    list(@Caller() { workspaceId }: Principal): Promise<Configured<Document>[]> {
      return this.documents.list(workspaceId, noun);
    }

    @Get(':id')
    @UseGuards(ReadGuard)
    find(@Caller() { workspaceId }: Principal, @Param('id') id: string): Promise<Configured<Document>> {
      return this.documents.find(workspaceId, noun, id);
    }

    @Put(':id')
    @UseGuards(EditGuard)
    async put(
      @Caller() { workspaceId }: Principal,
      @Param('id', { schema: documentId }) id: string,
      @Body({ schema: noun.schema }) body: Document,
    ): Promise<Configured<Document>> {
      await this.documents.put(workspaceId, noun, id, body);
      return this.documents.find(workspaceId, noun, id);
    }

    @Delete(':id')
    @HttpCode(204)
    @UseGuards(EditGuard)
    remove(@Caller() { workspaceId }: Principal, @Param('id') id: string): Promise<void> {
      return this.documents.remove(noun, workspaceId, id);
    }
  }
  return DocumentController;
}
