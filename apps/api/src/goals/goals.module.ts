import { Module } from '@nestjs/common';
import { documentController } from '../platform/documents/document-controller.ts';
import { GoalsAttainmentService } from './goals-attainment.ts';
import { GoalsController } from './goals.controller.ts';
import { goals } from './goals.noun.ts';

/** `attainment` is a route of its own, before the goal of that id. */
@Module({ controllers: [GoalsController, documentController(goals)], providers: [GoalsAttainmentService] })
export class GoalsModule {}
