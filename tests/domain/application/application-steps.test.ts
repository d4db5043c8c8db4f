import { describe, expect, it } from 'vitest';
import { applicationScope } from '@/domain/application/application';
import { FIELD_NAMES, fieldRow } from '@/domain/application/application-fields';
import {
  APPLICATION_STEPS,
  answersThatArise,
  hasSettledSteps,
  isComplete,
  isLineComplete,
  LINE_STEPS,
  missingFields,
  nextStep,
  previousStep,
  reachableLineSteps,
  reachableSteps,
  taskStatus,
} from '@/domain/application/application-steps';
import { SOURCE_CODES } from '@/domain/codes/source-code';
import { anApplication, aSpecimenLine } from '../../factories/an-application';

const complete = anApplication();
const [line] = complete.lines as [(typeof complete.lines)[number]];
const empty = { ...complete, answers: {}, lines: [] };
const appendixI = anApplication({ lines: [aSpecimenLine({ source: 'C' }, { listing: { appendix: 'I' } })] });

describe('the steps of an application', () => {
  const PLAIN = APPLICATION_STEPS.filter((step) => step !== 'claim' && step !== 'hunting' && step !== 'applicant');

  it('of a plain export leave out the certificate, the hunt and, when no line is in Appendix I, the import permit', () => {
    expect(reachableSteps(complete)).toEqual(PLAIN.filter((step) => step !== 'import-permit'));
  });

  it('include what a certificate rests on, and the hunt of a trophy', () => {
    const tour = anApplication({ answers: { form: 'OTHER', documentType: 'MI' } });
    const trophy = anApplication({ answers: { purpose: 'H' } });

    expect(reachableSteps(tour)).toContain('claim');
    expect(reachableSteps(trophy)).toContain('hunting');
  });

  it('include the import permit when a line is in Appendix I', () => {
    expect(reachableSteps(appendixI)).toEqual(PLAIN);
  });

  it('leave the import permit out for source D, which is deemed Appendix II (Art. VII.4)', () => {
    const bred = anApplication({ lines: [aSpecimenLine({ source: 'D' }, { listing: { appendix: 'I' } })] });

    expect(applicationScope(bred).hasAppendixI).toBe('no');
    expect(reachableSteps(bred)).not.toContain('import-permit');
  });

  it('of a line skip the questions that do not arise', () => {
    const wild = aSpecimenLine({ source: 'W' });

    expect(reachableLineSteps(complete, wild)).toEqual(['species', 'description', 'source', 'quantity', 'origin', 'marks']);
    // A ranched specimen may name the facility that raised it.
    expect(reachableLineSteps(complete, line)).toContain('acquisition');
  });

  it.each(SOURCE_CODES)('of a line are all known once its source is: no other answer adds one (%s)', (source) => {
    const alone = { ...line, answers: { source } };

    expect(hasSettledSteps(alone)).toBe(true);
    expect(hasSettledSteps({ ...line, answers: {} })).toBe(false);
    expect(reachableLineSteps(complete, aSpecimenLine({ source }))).toEqual(reachableLineSteps(complete, alone));
  });

  it('of a re-exported, pre-Convention line are all of them', () => {
    const application = anApplication({ answers: { form: 'REEXPORT', documentType: 'RX' } });

    expect(reachableLineSteps(application, aSpecimenLine({ source: 'O' }))).toEqual(LINE_STEPS);
  });

  it('ask for whom only where the applicant said that it is for somebody else', () => {
    const forAnother = { ...complete, answers: { ...complete.answers, onBehalf: 'yes' } };

    expect(reachableSteps(forAnother)).toContain('applicant');
    expect(missingFields(forAnother, 'applicant', null)).toEqual(['principalName']);
    expect(missingFields({ ...complete, answers: { ...complete.answers, onBehalf: 'no' } }, 'applicant', null)).toEqual([]);
  });

  it('follow one another to the end and back to the beginning', () => {
    expect(nextStep(APPLICATION_STEPS, 'document')).toBe('claim');
    expect(nextStep(APPLICATION_STEPS, 'import-permit')).toBeNull();
    expect(previousStep(APPLICATION_STEPS, 'claim')).toBe('document');
    expect(previousStep(APPLICATION_STEPS, 'document')).toBeNull();
  });
});

describe('what is missing', () => {
  it('is nothing in a complete application', () => {
    expect(isComplete(complete)).toBe(true);
    expect(APPLICATION_STEPS.flatMap((step) => missingFields(complete, step, null))).toEqual([]);
  });

  it.each(FIELD_NAMES.filter((name) => complete.answers[name]))('is noticed of the application: %s', (name) => {
    const { [name]: _, ...answers } = complete.answers;
    const lacking = { ...complete, answers };

    expect(isComplete(lacking)).toBe(false);
    expect(missingFields(lacking, fieldRow(name).step, null)).toContain(name);
  });

  it.each(FIELD_NAMES.filter((name) => line.answers[name]))('is noticed of a line: %s', (name) => {
    const { [name]: _, ...answers } = line.answers;
    const lacking = { ...line, answers };

    expect(isLineComplete(complete, lacking)).toBe(false);
    expect(isComplete({ ...complete, lines: [line, lacking] })).toBe(false);
    expect(missingFields(complete, fieldRow(name).step, lacking)).toEqual([name]);
  });

  it('is a specimen line, when there is none', () => {
    expect(isComplete({ ...complete, lines: [] })).toBe(false);
  });

  it('is never an answer that may be left out', () => {
    expect(isComplete(appendixI)).toBe(true);
    expect(missingFields(appendixI, 'import-permit', null)).toEqual([]);
  });
});

describe('the task list', () => {
  it('begins with nothing started, and specimens that cannot start before the document is known', () => {
    expect(APPLICATION_STEPS.map((step) => taskStatus(empty, step))).toEqual([
      'not-started',
      'not-started',
      'not-started',
      'not-started',
      'not-started',
      'not-started',
      'not-started',
      'cannot-start-yet',
      'not-started',
    ]);
  });

  it('calls a task in progress when some of its answers are there', () => {
    expect(taskStatus({ ...empty, answers: { exporterName: 'Exampleland Reptiles' } }, 'exporter')).toBe('in-progress');
  });

  it('calls a task completed when every required answer is there', () => {
    expect(reachableSteps(complete).map((step) => taskStatus(complete, step))).toEqual([
      'completed',
      'completed',
      'completed',
      'completed',
      'completed',
    ]);
  });

  it('lets specimens start once the document is known', () => {
    expect(taskStatus({ ...empty, answers: { form: 'EXPORT' } }, 'specimens')).toBe('not-started');
  });

  it('keeps specimens in progress until every line is complete', () => {
    const lines = [line, aSpecimenLine({ quantity: '' }, { position: 2 })];

    expect(taskStatus({ ...complete, lines }, 'specimens')).toBe('in-progress');
  });

  it('leaves an optional task not started until something is answered', () => {
    expect(taskStatus(appendixI, 'import-permit')).toBe('not-started');
    expect(taskStatus({ ...appendixI, answers: { ...appendixI.answers, importPermitNumber: 'JP-1' } }, 'import-permit')).toBe('completed');
  });
});

describe('the answers that still count', () => {
  it('are all of a complete application and of its lines', () => {
    expect(answersThatArise(complete, null)).toEqual(complete.answers);
    expect(answersThatArise(complete, line)).toEqual(line.answers);
  });

  it('leave out what a changed answer made idle, and what is no field', () => {
    const idle = aSpecimenLine({ originReason: 'Unknown', operationNumber: 'A-XA-501', notAField: 'x' });

    expect(answersThatArise(complete, idle)).toEqual(line.answers);
  });
});
