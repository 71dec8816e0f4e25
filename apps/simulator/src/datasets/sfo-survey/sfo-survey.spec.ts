import { eventInput } from '@pulso/contract';
import type { CsvRow } from '../read-csv.ts';
import { interviewTime } from './interview-time.ts';
import { eventsOf } from './sfo-survey.dataset.ts';

const respondent = (cells: CsvRow = {}): CsvRow => ({
  RESPNUM: '7',
  INTDATE: '13',
  DEPTIME: '12/31/1899 09:30:00 AM',
  NETPRO: '9',
  Q7ALL: '4',
  Q14FIND: '5',
  Q14PASSTHRU: '3',
  Q15PROBLEM: '2',
  WEIGHT: '0.9440823789',
  LANG: '2',
  ...cells,
});
const surveysOf = (row: CsvRow) =>
  eventsOf(row, 2017).flatMap((event) => (event.kind === 'feedback' ? [event.feedback.survey] : []));

describe('an airport survey row', () => {
  it('becomes the interview and one valid event for each answer', () => {
    const events = eventsOf(respondent(), 2017);
    expect(events.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(events.map(({ name }) => name)).toEqual([
      'Interview held',
      ...Array.from({ length: 4 }, () => 'Passenger interviewed'),
    ]);
    expect(surveysOf(respondent())).toEqual(['recommend', 'overall', 'find', 'security']);
  });

  it('leaves out every way of writing blank', () => {
    expect(surveysOf(respondent({ NETPRO: '11', Q7ALL: 'Blank', Q14FIND: '6', Q14PASSTHRU: '0' }))).toEqual(
      [],
    );
    expect(
      surveysOf(respondent({ NETPRO: '', Q7ALL: 'BLANK', Q14FIND: undefined, Q14PASSTHRU: '7' })),
    ).toEqual([]);
  });

  it('keeps a recommendation of zero', () => {
    expect(surveysOf(respondent({ NETPRO: '0', Q7ALL: '0', Q14FIND: '0', Q14PASSTHRU: '0' }))).toEqual([
      'recommend',
    ]);
  });

  it('carries weight, language, problem and recommendation', () => {
    const answers = eventsOf(respondent(), 2017).filter(({ kind }) => kind === 'feedback');
    expect(answers[0]).toMatchObject({
      messageId: 'sfo_survey:2017:7:recommend',
      feedback: { weight: 0.9440823789, language: 'es', score: 9, scale: { min: 0, max: 10 } },
    });
    for (const { properties } of answers)
      expect(properties).toMatchObject({ problem: 'no', recommend: '9', nps_class: 'promoter' });
  });

  it.each([
    [2014, ['Q8IMPROVE1', 'Q8IMPROVE3']],
    [2016, ['Q8COM', 'Q8COM5']],
    [2017, ['Q8COM1', 'Q8COM5']],
    [2018, ['Q8-1', 'Q8-5']],
  ])('tells the comment codes of %i one by one', (year, [one = '', other = '']) => {
    const row = respondent({ [one]: '102', [other]: '14', Q8COM2: '0', Q8COM3: 'Blank', Q15COM1: '7' });
    const codes = eventsOf(row, year).filter(({ name }) => name === 'Comment coded');
    expect(
      codes.map(({ properties }) => `${properties?.question} ${properties?.comment_code}`).sort(),
    ).toEqual(['improve 102', 'improve 14', 'problem 7']);
  });

  it('reads the boarding area under its older name', () => {
    expect(eventsOf(respondent({ AREA: 'D' }), 2014)[0]?.properties).toMatchObject({
      boarding_area: 'D',
      year: '2014',
    });
  });
});

describe('the time of an interview', () => {
  const at = (cells: CsvRow, year = 2017) => interviewTime(respondent(cells), year);

  it('is an hour before departure in Pacific time', () => {
    expect(at({ DEPTIME: '12/31/1899 09:30:00 AM' })).toBe('2017-05-13T15:30:00.000Z');
    expect(at({ DEPTIME: '9:20 PM' })).toBe('2017-05-14T03:20:00.000Z');
    expect(at({ DEPTIME: '18:05:00' })).toBe('2017-05-14T00:05:00.000Z');
    expect(at({ DEPTIME: '12:10 PM' })).toBe('2017-05-13T18:10:00.000Z');
  });

  it('stays on its day for a departure after midnight', () => {
    expect(at({ DEPTIME: '12:20 AM' })).toBe('2017-05-13T07:00:00.000Z');
  });

  it('falls back to the departure block, then to noon', () => {
    expect(at({ DEPTIME: '', STRATA: '3' })).toBe('2017-05-14T02:00:00.000Z');
    expect(at({ DEPTIME: 'N', STRATA: '' })).toBe('2017-05-13T18:00:00.000Z');
  });

  it('reads a full date as well as a day', () => {
    expect(at({ INTDATE: '05/09/2016 12:00:00 AM', DEPTIME: '6:00:00' }, 2016)).toBe(
      '2016-05-09T12:00:00.000Z',
    );
  });

  it('falls back to the middle of May without a day', () => {
    for (const INTDATE of ['', '0', '32', 'Monday']) expect(at({ INTDATE })).toMatch(/^2017-05-15T/);
  });
});
