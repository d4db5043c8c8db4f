// Faults against the promises of the register: each must be noticed by the check that names it.
import { vitest } from './plant.mjs';

/** A query as its source has it, whose hole is no hole of ours. */
const LOCKED = 'SELECT 1 FROM permit WHERE permit_number = $' + '{permitNumber}';
const REGISTER = 'prisma/migrations/20261123000200_register/migration.sql';

export default [
  {
    name: 'a row lock is dropped from endorsing',
    plant: (copy) => copy.edit('src/data/repositories/permit-repository.ts', `${LOCKED} FOR UPDATE`, LOCKED),
    check: vitest('tests/races/endorse.test.ts'),
    expectFailureNamed: /FAIL .*officers who endorse at once/,
  },
  {
    name: 'the four-eyes constraint is dropped',
    plant: (copy) => copy.migration('DROP TRIGGER four_eyes ON application_part;'),
    check: vitest('tests/data/register/duties.test.ts'),
    expectFailureNamed: /FAIL .*separation of duties, judged by person/,
  },
  {
    name: 'an audit row may be edited',
    plant: (copy) => copy.migration('DROP TRIGGER append_only ON audit_event;'),
    check: vitest('tests/data/register/permanent.test.ts'),
    expectFailureNamed: /FAIL .*a row of audit_event > is never edited/,
  },
  {
    name: 'an edited audit row is not found',
    plant: (copy) => copy.edit('src/domain/audit/hash-chain.ts', /^.*sha256Hex\(entryText\(entry\)\) !== entry\.hash.*\n/m, ''),
    check: vitest('tests/services/audit/verify-audit-chain.test.ts'),
    expectFailureNamed: /FAIL .*names the event whose content was edited/,
  },
  {
    name: 'an issued permit may be edited',
    plant: (copy) =>
      copy.edit(REGISTER, 'ELSIF (to_jsonb(NEW) - movable) IS DISTINCT FROM', 'ELSIF false AND (to_jsonb(NEW) - movable) IS DISTINCT FROM'),
    check: vitest('tests/data/register/permanent.test.ts'),
    expectFailureNamed: /FAIL .*an issued permit > never changes its last day/,
  },
  {
    name: 'a permit may carry a number out of turn',
    plant: (copy) => copy.edit(REGISTER, '(s.party, s.year, s.last_serial) = (NEW.party, NEW.year, NEW.serial)', 'true'),
    check: vitest('tests/data/register/numbers.test.ts'),
    expectFailureNamed: /FAIL .*has the next number of its series/,
  },
  {
    name: 'a state may change without the event that tells of it',
    plant: (copy) => copy.edit(REGISTER, 'NOT is_move OR NEW.state = ANY (states_told_by(type))', 'true'),
    check: vitest('tests/data/register/states.test.ts'),
    expectFailureNamed: /FAIL .*is not told by nothing/,
  },
  {
    name: 'Appendix I is approved by one officer',
    plant: (copy) => copy.edit(REGISTER, "listing ->> 'appendix' = 'I')", "listing ->> 'appendix' = 'IV')"),
    check: vitest('tests/data/register/duties.test.ts'),
    expectFailureNamed: /FAIL .*of Appendix I is not approved by one/,
  },
  {
    name: 'a void number is answered as issued',
    plant: (copy) => copy.edit('src/services/permit/finish-issuing.ts', "state === 'void' ?", "state === 'used' ?"),
    check: vitest('tests/races/sweeper.test.ts'),
    expectFailureNamed: /FAIL .*may explain the number as void/,
  },
  {
    name: 'a transaction waits for a second connection',
    plant: (copy) => copy.edit('src/services/application/line-facts.ts', '{ db, today: ctx.today }', 'ctx'),
    check: vitest('tests/races/issue.test.ts'),
    expectFailureNamed: /FAIL .*50 permits signed at once/,
  },
  {
    name: 'a used paper is made fresh again by a state and an event',
    plant: (copy) => copy.migration('DROP TRIGGER permit_opens_again ON permit;'),
    check: vitest('tests/data/register/endorsements.test.ts'),
    expectFailureNamed: /FAIL .*makes a paper fresh again by a counter-entry alone/,
  },
  {
    name: 'a quota may be drawn above its limit',
    plant: (copy) => copy.migration('ALTER TABLE quota_balance DROP CONSTRAINT never_over_quota;'),
    check: vitest('tests/data/register/quotas.test.ts'),
    expectFailureNamed: /FAIL .*a balance above the limit/,
  },
];
