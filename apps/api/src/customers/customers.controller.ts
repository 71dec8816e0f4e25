import { Controller, Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import {
  customerRequest,
  experienceRequest,
  healthRequest,
  timelineRequest,
  type CustomerAnswer,
  type ExperienceAnswer,
  type HealthAnswer,
  type TimelineAnswer,
} from '@pulso/contract';
import type { FastifyReply } from 'fastify';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import { parseQuestion } from '../platform/field-errors.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { CustomersService } from './customers.service.ts';
import { ScoresService } from './scores.service.ts';

/** `:id` is `c:<customer>`, `v:<visitor>` or `a:<account>`; without a prefix a customer's own id. */
@Controller('api/customers/:id')
@UseGuards(ReadGuard)
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly scores: ScoresService,
  ) {}

  @Get()
  describe(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<CustomerAnswer> {
    return this.customers.describe(caller, id, parseQuestion(customerRequest, query));
  }

  @Get('health')
  async health(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<HealthAnswer> {
    const asked = parseQuestion(healthRequest, query);
    return this.scores.health(caller.workspaceId, await this.customers.find(caller, id), asked);
  }

  @Get('experience')
  async experience(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<ExperienceAnswer> {
    const asked = parseQuestion(experienceRequest, query);
    return this.scores.experience(caller.workspaceId, await this.customers.find(caller, id), asked);
  }

  @Get('timeline')
  async timeline(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TimelineAnswer> {
    const asked = parseQuestion(timelineRequest, query);
    const page = await this.customers.timeline(caller, id, asked);
    if (page.next !== null) {
      const path = `/api/customers/${encodeURIComponent(id)}/timeline`;
      void reply.header('link', `<${path}?limit=${asked.limit}&cursor=${page.next}>; rel="next"`);
    }
    return page;
  }
}
