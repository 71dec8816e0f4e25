import {
  calendar,
  comparison,
  comparisonQuery,
  configured,
  createdKey,
  customerAnswer,
  eventInput,
  evidenceList,
  experienceAnswer,
  fitAnswer,
  fitRequest,
  goal,
  goalsAttainment,
  healthAnswer,
  healthModel,
  ingestAnswer,
  keySummary,
  knownRates,
  lifetimeValueAnswer,
  lifetimeValueRequest,
  metricAnswer,
  metricDefinition,
  metricQuery,
  modelCard,
  modelReport,
  newKey,
  problem,
  rateImport,
  session,
  signIn,
  timelineAnswer,
} from '@pulso/contract';
import { z } from 'zod';
import { liveness, readinessReport } from '../health/readiness-report.ts';

/** Bodies, as a caller writes them: what has a default may be left out. */
const inputs = {
  Event: eventInput,
  MetricQuery: metricQuery,
  ComparisonQuery: comparisonQuery,
  SignIn: signIn,
  NewKey: newKey,
  FitRequest: fitRequest,
  LifetimeValueRequest: lifetimeValueRequest,
  RateImport: rateImport,
  Calendar: calendar,
  Goal: goal,
  HealthModel: healthModel,
};

const outputs = {
  IngestAnswer: ingestAnswer,
  MetricAnswer: metricAnswer,
  MetricDefinition: metricDefinition,
  Comparison: comparison,
  EvidenceList: evidenceList,
  Session: session,
  KeySummary: keySummary,
  CreatedKey: createdKey,
  ModelCard: modelCard,
  ModelReport: modelReport,
  FitAnswer: fitAnswer,
  LifetimeValueAnswer: lifetimeValueAnswer,
  KnownRates: knownRates,
  ConfiguredCalendar: configured(calendar),
  ConfiguredGoal: configured(goal),
  ConfiguredHealthModel: configured(healthModel),
  GoalsAttainment: goalsAttainment,
  CustomerAnswer: customerAnswer,
  HealthAnswer: healthAnswer,
  ExperienceAnswer: experienceAnswer,
  TimelineAnswer: timelineAnswer,
  Liveness: liveness,
  Readiness: readinessReport,
  Problem: problem,
};

export type BodyName = keyof typeof inputs;
export type AnswerName = keyof typeof outputs;
export const reference = (name: BodyName | AnswerName) => ({ $ref: `#/components/schemas/${name}` });

/** Every schema of the contract under its name; none is written by hand. */
export function componentSchemas(): Record<string, unknown> {
  const written = (schemas: Record<string, z.ZodType>, io: 'input' | 'output') =>
    Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema, io)]);
  return Object.fromEntries([...written(inputs, 'input'), ...written(outputs, 'output')]);
}

interface ObjectSchema {
  properties?: Record<string, object>;
  required?: string[];
}

/** The parameters of a query string; their types are those that the api reads the text as. */
export function queryParameters(schema: z.ZodType): object[] {
  const read = jsonSchema(schema, 'output') as ObjectSchema;
  const needed = new Set((jsonSchema(schema, 'input') as ObjectSchema).required);
  return Object.entries(read.properties ?? {}).map(([name, type]) => ({
    name,
    in: 'query',
    required: needed.has(name),
    schema: type,
  }));
}

/** The dialect is the document's, so a schema does not name it again. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
