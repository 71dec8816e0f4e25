import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { AppError, problem } from '@pulso/contract';
import { toAppError, toProblem } from './problem.ts';

describe('toAppError', () => {
  it('keeps an error that was thrown on purpose', () => {
    const error = new AppError('conflict', 'taken');
    expect(toAppError(error)).toBe(error);
  });

  it('tells nobody what went wrong inside', () => {
    const error = toAppError(new Error('password of the database is hunter2'));
    expect(error.code).toBe('internal_error');
    expect(JSON.stringify(toProblem(error, 'r1'))).not.toContain('hunter2');
  });

  it.each([
    ['FST_ERR_CTP_INVALID_JSON_BODY', 400, 'malformed_json'],
    ['FST_ERR_CTP_EMPTY_JSON_BODY', 400, 'malformed_json'],
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'body_too_large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'bad_request'],
  ])('maps %s', (code, status, expected) => {
    const thrown = new HttpException('text', status, { cause: Object.assign(new Error('text'), { code }) });
    expect(toAppError(thrown).code).toBe(expected);
  });

  it('does not echo the address that was not found', () => {
    expect(toAppError(new NotFoundException('Cannot GET /x?key=secret')).message).not.toContain('secret');
  });

  it('keeps the reason of a bad request', () => {
    expect(toAppError(new BadRequestException('no such day')).message).toBe('no such day');
  });
});

describe('toProblem', () => {
  it('fits the problem of the contract', () => {
    const error = new AppError('too_many_requests', 'slow down', { errors: [{ path: 'a', message: 'b' }] });
    expect(problem.parse(toProblem(error, 'r1'))).toEqual({
      type: 'urn:pulso:problem:too_many_requests',
      title: 'Too many requests',
      status: 429,
      detail: 'slow down',
      code: 'too_many_requests',
      requestId: 'r1',
      errors: [{ path: 'a', message: 'b' }],
    });
  });
});
