import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { newKey, type CreatedKey, type KeySummary, type NewKey } from '@pulso/contract';
import { z } from 'zod';
import type { Principal } from '../metric-answerer.ts';
import { AdminGuard } from './admin.guard.ts';
import { KeysService } from './keys.service.ts';
import { Caller } from './read.guard.ts';

@Controller('api/keys')
@UseGuards(AdminGuard)
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Get()
  list(@Caller() { workspaceId }: Principal): Promise<KeySummary[]> {
    return this.keys.list(workspaceId);
  }

  @Post()
  create(@Caller() { workspaceId }: Principal, @Body({ schema: newKey }) body: NewKey): Promise<CreatedKey> {
    return this.keys.create(workspaceId, body);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@Caller() { workspaceId }: Principal, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.keys.revoke(workspaceId, id);
  }
}
