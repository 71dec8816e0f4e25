import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { evidenceRequest, type EvidenceList, type EvidenceRequest } from '@pulso/contract';
import { Caller, ReadGuard } from '../../platform/auth/read.guard.ts';
import type { Principal } from '../../platform/metric-answerer.ts';
import { EvidenceService } from './evidence.service.ts';

@Controller('api/evidence')
@UseGuards(ReadGuard)
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get()
  list(
    @Caller() caller: Principal,
    @Query({ schema: evidenceRequest }) request: EvidenceRequest,
  ): Promise<EvidenceList> {
    return this.evidence.list(caller, request);
  }
}
