import {
  assertParametersGiven,
  parameterStatement,
  preparation,
  quoteText,
  sessionArguments,
  sessionKey,
  type SessionPlan,
} from './session-plan.ts';

const planOf = (plan: Partial<SessionPlan>): SessionPlan => ({
  database: undefined,
  settings: new Map(),
  parameters: new Map(),
  readOnly: false,
  ...plan,
});

describe('preparation', () => {
  it('is empty when nothing is asked', () => {
    expect(preparation(planOf({}))).toBe('');
  });

  it('takes away the right to change settings last', () => {
    const settings = new Map([
      ['readonly', '2'],
      ['max_threads', '1'],
    ]);
    expect(preparation(planOf({ database: 'pulso', settings }))).toBe(
      "USE `pulso`; SET max_threads = '1'; SET readonly = '2'",
    );
  });

  it('quotes a database that is no plain name', () => {
    expect(preparation(planOf({ database: 'a`; DROP DATABASE b' }))).toBe('USE `a\\`; DROP DATABASE b`');
  });

  it.each(['a b', 'x=1, y', '', '1a'])('refuses %j as the name of a setting', (name) => {
    const plan = planOf({ settings: new Map([[name, '1']]) });
    expect(() => preparation(plan)).toThrow(expect.objectContaining({ code: 36 }));
  });
});

describe('parameterStatement', () => {
  it('is empty without parameters', () => {
    expect(parameterStatement(planOf({}))).toBe('');
  });

  it('quotes values so that none of them ends its text', () => {
    const parameters = new Map([['x', `a'; DROP TABLE t -- \\`]]);
    expect(parameterStatement(planOf({ parameters }))).toBe(`SET param_x = 'a\\'; DROP TABLE t -- \\\\'; `);
  });

  it('refuses a name that is none', () => {
    const plan = planOf({ parameters: new Map([['x = 1, readonly', '0']]) });
    expect(() => parameterStatement(plan)).toThrow(expect.objectContaining({ code: 36 }));
  });
});

describe('sessionKey', () => {
  it('is the same for the same settings in any order', () => {
    const [one, other] = [
      ['a', '1'],
      ['b', '2'],
    ] as [string, string][];
    const left = planOf({ settings: new Map([one!, other!]), parameters: new Map([['x', '1']]) });
    expect(sessionKey(left)).toBe(sessionKey(planOf({ settings: new Map([other!, one!]) })));
  });

  it('keeps users, databases and settings apart', () => {
    const plans = [{}, { readOnly: true }, { database: 'a' }, { settings: new Map([['a', '1']]) }];
    expect(new Set(plans.map((plan) => sessionKey(planOf(plan)))).size).toBe(4);
  });
});

describe('assertParametersGiven', () => {
  it('throws for a parameter without a value', () => {
    const plan = planOf({ parameters: new Map([['a', '1']]) });
    expect(() => assertParametersGiven(plan, ['a', 'b'])).toThrow(/Code: 456.*`b` is not set/);
    expect(() => assertParametersGiven(plan, ['a', 'a'])).not.toThrow();
  });
});

describe('the session of a reader', () => {
  const argumentsOf = (settings: [string, string][]) =>
    sessionArguments(planOf({ readOnly: true, settings: new Map(settings) }), 'tag');

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
    const settings = new Map([['max_execution_time', '5']]);
    expect(preparation(planOf({ readOnly: true, settings }))).toBe('');
  });
});

describe('quoteText', () => {
  it('refuses NUL, which would cut a value short', () => {
    expect(() => quoteText('a\0b')).toThrow(expect.objectContaining({ code: 36 }));
  });
});
