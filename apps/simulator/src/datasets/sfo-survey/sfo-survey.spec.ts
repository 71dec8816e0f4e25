import { eventInput } from '@pulso/contract';
import type { CsvRow } from '../read-csv.ts';
import { interviewTime } from './interview-time.ts';
import { answersOf } from './sfo-survey.dataset.ts';

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
  answersOf(row, 2017).map((event) => (event.kind === 'feedback' ? event.feedback.survey : event.kind));

describe('an airport survey row', () => {
  it('becomes one valid event for each answer', () => {
    const events = answersOf(respondent(), 2017);
    expect(events.map((event) => eventInput.safeParse(event).success)).toEqual([true, true, true, true]);
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

  it('carries weight, language, problem and comment codes', () => {
    const [first] = answersOf(respondent({ Q8COM1: '102', Q8COM2: '0', Q8COM3: '14', Q15COM1: '' }), 2017);
    expect(first).toMatchObject({
      messageId: 'sfo_survey:2017:7:recommend',
      feedback: { weight: 0.9440823789, language: 'es', score: 9, scale: { min: 0, max: 10 } },
      properties: { problem: 'no', comment_codes: '102 14' },
    });
    expect(first?.properties).not.toHaveProperty('problem_codes');
  });

  it('reads the boarding area under its older name', () => {
    expect(answersOf(respondent({ AREA: 'D' }), 2014)[0]?.properties).toMatchObject({
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

  it('refuses a day that May does not have', () => {
    for (const INTDATE of ['', '0', '32', 'Monday'])
      expect(() => at({ INTDATE })).toThrow('not a day of May');
  });
});
