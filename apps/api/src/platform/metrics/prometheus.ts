import { Registry } from 'prom-client';

/** Injection token of the registry behind `/metrics`. Names are `pulso_*` or `cx_*`, labels come from closed sets. */
export const PROMETHEUS = Symbol('Prometheus');

export const createRegistry = (): Registry => new Registry();
