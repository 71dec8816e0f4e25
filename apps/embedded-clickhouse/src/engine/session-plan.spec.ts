import { prelude, quoteText, sessionArguments, type SessionPlan } from './session-plan.ts';

const planOf = (plan: Partial<SessionPlan>): SessionPlan => ({
  queryId: 'q1',
  database: undefined,
  settings: new Map(),
  parameters: new Map(),
  readOnly: false,
  ...plan,
});

describe('prelude', () => {
  it('is empty when nothing is asked', () => {
    expect(prelude(planOf({}))).toBe('');
  });

  it('takes away the right to change settings last', () => {
    const settings = new Map([
      ['readonly', '2'],
      ['max_threads', '1'],
    ]);
    expect(prelude(planOf({ database: 'pulso', settings, parameters: new Map([['x', '5']]) }))).toBe(
      "USE `pulso`; SET max_threads = '1', param_x = '5'; SET readonly = '2'; ",
    );
  });

  it('quotes values so that none of them ends its text', () => {
    const parameters = new Map([['x', `a'; DROP TABLE t -- \\`]]);
    expect(prelude(planOf({ parameters }))).toBe(`SET param_x = 'a\\'; DROP TABLE t -- \\\\'; `);
  });

  it('quotes a database that is no plain name', () => {
    expect(prelude(planOf({ database: 'a`; DROP DATABASE b' }))).toBe('USE `a\\`; DROP DATABASE b`; ');
  });

  it.each(['a b', 'x=1, y', '', '1a'])('refuses %j as the name of a setting', (name) => {
    expect(() => prelude(planOf({ settings: new Map([[name, '1']]) }))).toThrow(
      expect.objectContaining({ code: 36 }),
    );
  });
});

describe('the session of a reader', () => {
  const argumentsOf = (settings: [string, string][]) =>
    sessionArguments(planOf({ readOnly: true, settings: new Map(settings) }));

  it('is read-only whatever was asked', () => {
    const asked = argumentsOf([['readonly', '0']]);
    expect(asked).toContain('--readonly=1');
    expect(asked).not.toContain('--readonly=0');
  });

  it('may ask for less than its limit', () => {
    expect(argumentsOf([['max_execution_time', '5']])).toContain('--max_execution_time=5');
  });

  it.each(['0', '-1', '100000', 'NaN'])('cannot widen its limit with %s', (wish) => {
    expect(argumentsOf([['max_execution_time', wish]])).toContain('--max_execution_time=60');
  });

  it('cannot touch any other setting', () => {
    expect(() => argumentsOf([['allow_introspection_functions', '1']])).toThrow(
      expect.objectContaining({ code: 164 }),
    );
  });

  it('sets nothing by statement', () => {
    expect(prelude(planOf({ readOnly: true, settings: new Map([['max_execution_time', '5']]) }))).toBe('');
  });
});

describe('quoteText', () => {
  it('refuses NUL, which would cut a value short', () => {
    expect(() => quoteText('a\0b')).toThrow(expect.objectContaining({ code: 36 }));
  });
});
