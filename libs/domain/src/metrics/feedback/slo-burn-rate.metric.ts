import type { MetricWarning } from '@pulso/contract';
import { z } from 'zod';
import { budgetState, mayAct } from '../../service-levels/error-budget.ts';
import { scaleInterval } from '../../statistics/interval.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';
import { kindList, kindListText } from '../events/event-params.ts';
import { predicateOf, predicateShape, predicateText } from '../events/predicate-params.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, intervalMethods, owners, windowRules } from '../rules.ts';

const daySeconds = 86_400;

export const sloBurnRate = defineMetric({
  definition: {
    id: 'slo_burn_rate',
    version: 1,
    name: { en: 'Burn rate', es: 'Ritmo de consumo' },
    explanation: {
      en: 'How fast a promise to customers uses up its allowance of failures: 1 lasts exactly to the end, 2 half as long.',
      es: 'Con qué rapidez una promesa a los clientes gasta los fallos que se permite: con 1 dura justo hasta el final; con 2, la mitad.',
    },
    formula: {
      en: '(bad ÷ valid) ÷ (1 − target); exhaustion = length of the objective ÷ burn rate',
      es: '(malos ÷ válidos) ÷ (1 − objetivo); agotamiento = duración del objetivo ÷ ritmo',
    },
    unit: 'ratio',
    direction: 'lower_is_better',
    denominator: {
      en: 'Valid events: those that say whether. Good are those for which the condition holds, the others are bad.',
      es: 'Eventos válidos: los que lo dicen. Son buenos aquellos en que se cumple la condición; los demás son malos.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      target: {
        en: 'the share of good events that was promised, 0 to under 1; default 0.95',
        es: 'la proporción prometida de eventos buenos, de 0 a menos de 1; por defecto, 0,95',
      },
      slo_days: {
        en: 'the length of the objective, default 30',
        es: 'la duración del objetivo en días; por defecto, 30',
      },
      factor: {
        en: 'the burn rate to act on, default 1; it is acted on with 20 valid and 5 bad events, or when the whole interval lies above it',
        es: 'el ritmo a partir del cual actuar, por defecto 1; se actúa con 20 eventos válidos y 5 malos, o cuando todo el intervalo queda por encima',
      },
      min_valid: {
        en: 'valid events needed to act, default 20',
        es: 'eventos válidos necesarios para actuar; por defecto, 20',
      },
      min_bad: {
        en: 'bad events needed to act, default 5',
        es: 'eventos malos necesarios para actuar; por defecto, 5',
      },
      ...predicateText,
      per: {
        en: 'what counts once: event (default), subject (the order, ticket, deal ... of an event) or person',
        es: 'qué cuenta una vez: event (evento; por defecto), subject (el pedido, ticket, trato... del evento) o person (persona)',
      },
      kinds: kindListText,
    },
    minimumN: 20,
    intervalMethod: intervalMethods.wilson,
    owner: owners.service,
    source: 'Google SRE Workbook, chapter 5; window lengths after Pyrra',
  },
  reading: 'matches',
  params: z.strictObject({
    target: z.number().min(0).max(0.999999).default(0.95),
    slo_days: z.number().positive().max(3660).default(30),
    factor: z.number().positive().max(1e6).default(1),
    min_valid: z.number().int().min(1).default(20),
    min_bad: z.number().int().min(1).default(5),
    ...predicateShape,
    per: z.enum(['event', 'subject', 'person']).default('event'),
    kinds: kindList,
  }),
  options: ({ per, kinds, ...predicate }) => ({
    per,
    kinds,
    predicate: { ...predicateOf(predicate), negated: true },
  }),
  compute(
    { of: valid, counted: bad },
    { target, slo_days, factor, min_valid: minValid, min_bad: minBad },
    { elapsedSeconds },
  ) {
    const state = budgetState({ valid, bad }, target, slo_days * daySeconds);
    if (state === null) return { value: null, n: 0 };
    const errors = wilsonInterval(bad, valid);
    const interval = errors && scaleInterval(errors, 1 / (1 - target));
    const volume = { valid, bad, minValid, minBad, lowerBurn: interval?.low ?? 0 };
    const isBurning = state.burnRate > factor;
    const warnings: MetricWarning[] = [];
    if (isBurning && !mayAct(volume, factor)) {
      const message = `${bad} bad of ${valid} events are too few to act on.`;
      warnings.push({ code: 'provisional', message });
    }
    return {
      value: state.burnRate,
      n: valid,
      numerator: bad,
      denominator: valid,
      interval,
      parts: {
        good: valid - bad,
        bad,
        error_rate_pct: 100 * state.errorRate,
        budget: state.budget,
        budget_used_pct: 100 * state.burnRate,
        slo_budget_used_pct: (100 * state.burnRate * elapsedSeconds) / (slo_days * daySeconds),
        exhaustion_s: state.exhaustionSeconds,
        acting: isBurning && mayAct(volume, factor) ? 1 : 0,
      },
      warnings,
    };
  },
  personal: false,
  goldens: [
    {
      name: { en: 'one failure in a hundred at 99.9 %', es: 'un fallo de cada cien con un 99,9 %' },
      cell: { of: 100, counted: 1, unset: 0 },
      params: { target: 0.999 },
      expected: '10.0',
    },
    {
      name: { en: '40 bad of 400 at 95 %', es: '40 malos de 400 con un 95 %' },
      cell: { of: 400, counted: 40, unset: 0 },
      expected: '2.00 [1.49, 2.67]',
    },
    {
      name: { en: 'no valid events', es: 'sin eventos válidos' },
      cell: { of: 0, counted: 0, unset: 3 },
      expected: 'none',
    },
  ],
});
