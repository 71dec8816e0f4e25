// What tests get as `fast-check`: the same random examples in every run, so that a commit is judged by itself.
// `PROPERTY_SEED=<n> npm test` walks other examples; a failure prints the seed that it was found with.
import fc from '../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_260_301) });

export * from '../node_modules/fast-check/lib/fast-check.js';
export default fc;
