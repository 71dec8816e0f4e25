import { Module } from '@nestjs/common';
import { documentController } from '../platform/documents/document-controller.ts';
import { CustomersController } from './customers.controller.ts';
import { CustomersService } from './customers.service.ts';
import { HealthModels } from './health-models.ts';
import { healthModels } from './health-models.noun.ts';
import { PersonFinder } from './person-finder.ts';
import { ScoresService } from './scores.service.ts';

@Module({
  controllers: [documentController(healthModels), CustomersController],
  providers: [CustomersService, HealthModels, PersonFinder, ScoresService],
})
export class CustomersModule {}
