// Faults against the defences behind each attack on the proof: on a file, on the register with every right to its database, and on
// who has neither network nor register. Those on a code alone are in check.mjs and permit-code.mjs.
import { vitest } from './plant.mjs';

const VERIFIER = 'public/verifier/cites-verify.mjs';
const SEAL = 'src/adapters/seal-reader.ts';
const VERDICT = 'src/domain/verification/verdict.ts';
const altered = vitest('tests/golden/pdf/file-attacks.test.ts');
const permanent = vitest('tests/data/register/permanent.test.ts');
const tampered = vitest('tests/services/audit/tamper-kinds.test.ts');
const offline = vitest('tests/services/verification/offline.test.ts');

/** A line of the verifier that names a contradiction, taken out; `about` is the kind of tampering that its test is named after. */
const unnamed = (name, line, about) => ({
  name,
  plant: (copy) => copy.edit(VERIFIER, line, ''),
  check: tampered,
  expectFailureNamed: new RegExp(`FAIL .*${about}`),
});

/** A line of the verifier that stops a paper, taken out. */
const unstopped = (name, line, about) => ({
  name,
  plant: (copy) => copy.edit(VERIFIER, line, ''),
  check: offline,
  expectFailureNamed: new RegExp(`FAIL .*${about}`),
});

export default [
  {
    name: 'a true signature is enough, without the register',
    plant: (copy) =>
      copy.edit(VERDICT, /^ {2}if \(facts\.register === null\) return .*\n/m, "  if (facts.register === null) return 'VALID';\n"),
    check: vitest('tests/services/verification/verdicts.test.ts'),
    expectFailureNamed: /FAIL .*raises one alarm when a key of ours signed what the register never issued/,
  },
  {
    name: 'a number is enough, without its check code',
    plant: (copy) =>
      copy.edit('src/services/verification/check-permit.ts', ' && timingSafeEqual(Buffer.from(found.checkCode), Buffer.from(code))', ''),
    check: vitest('tests/services/verification/typed-number.test.ts'),
    expectFailureNamed: /FAIL .*gives one answer to an unknown number, a wrong code/,
  },
  {
    name: 'a changed byte under the seal is not seen',
    plant: (copy) => copy.edit(SEAL, /const isWhole = .*;/, 'const isWhole = seal.covered.length > 0;'),
    check: altered,
    expectFailureNamed: /FAIL .*is broken by each of \d+ single bits/,
  },
  {
    name: 'a seal that was taken off is not missed',
    plant: (copy) => copy.edit(SEAL, "return 'unsealed';", "return 'intact';"),
    check: altered,
    expectFailureNamed: /FAIL .*is told from none/,
  },
  {
    name: 'a seal may be spelt in two ways',
    plant: (copy) => copy.edit(SEAL, '/^<(?:[0-9a-f]{2})+>$/.test(gap)', '/^<(?:[0-9a-f]{2})+>$/i.test(gap)'),
    check: altered,
    expectFailureNamed: /FAIL .*is whole on the file it was put on, and on no file made of it/,
  },
  {
    name: 'our seal is enough, whatever file the register keeps',
    plant: (copy) =>
      copy.edit(
        'src/domain/verification/judge-file.ts',
        /^ {2}if \(held === null\) return .*\n/m,
        "  if (held === null) return numberIsKnown ? 'VALID' : 'UNKNOWN';\n",
      ),
    check: vitest('tests/services/verification/files.test.ts'),
    expectFailureNamed: /FAIL .*our own seal is on a file that the register does not keep/,
  },
  {
    name: 'a row of the log may be removed',
    plant: (copy) =>
      copy.migration(
        'DROP TRIGGER append_only ON audit_event; CREATE TRIGGER append_only BEFORE UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change(); ALTER TABLE audit_event ENABLE ALWAYS TRIGGER append_only;',
      ),
    check: permanent,
    expectFailureNamed: /FAIL .*a row of audit_event > is never removed/,
  },
  {
    name: 'the log may be emptied',
    plant: (copy) => copy.migration('DROP TRIGGER no_truncate ON audit_event;'),
    check: permanent,
    expectFailureNamed: /FAIL .*audit_event is never emptied/,
  },
  {
    name: 'a guard of the log sleeps for whoever says replica',
    plant: (copy) => copy.migration('ALTER TABLE audit_event ENABLE TRIGGER append_only;'),
    check: permanent,
    expectFailureNamed: /FAIL .*a row of audit_event > is never edited/,
  },
  {
    name: 'the portal may write the log by itself',
    plant: (copy) => copy.migration('GRANT INSERT, DELETE ON audit_event TO cites_app;'),
    check: vitest('tests/data/register/rights.test.ts'),
    expectFailureNamed: /FAIL .*may write these tables, and no other/,
  },
  unnamed(
    'an edited event is not found from outside',
    /^ {6}if \(hex\(sha256\(entryText\(e\)\)\) !== e\.hash\).*\n/m,
    'an event that was edited',
  ),
  unnamed('a removed event is not named', /^ {6}if \(e\.seq !== String\(found\.events \+ 1\)\).*\n/m, 'deleted from the middle'),
  unnamed('an event that was put in is not named', /^ {6}if \(e\.previousHash !== before\).*\n/m, 'an event that was inserted'),
  unnamed('two versions of one log are not noticed', /^ {2}if \(forked\) return.*\n/m, 'two checkpoints of one size'),
  unnamed(
    'an old backup in the place of the register is not noticed',
    /^ {2}if \(unmet\) return.*\n/m,
    'an old backup that was put in place',
  ),
  unnamed(
    'other content under a number is not found from outside',
    /^ {2}if \(!told\?\.hash \|\| hex\(sha256\(content\)\).*\n/m,
    'a permit that was changed, and nothing else',
  ),
  unnamed(
    'another last day than was signed is not found',
    /^ {2}for \(const \[column, value\] of Object\.entries\(columns\)\).*\n/m,
    'a last day that was moved',
  ),
  unnamed('an endorsement that was changed is not found', /^ {6}if \(!same\) return.*\n/m, 'an endorsement that was changed'),
  unnamed(
    'a guard that is off is not told',
    /^.*for \(const \[guard, enabled\] of found\.triggers\).*\n|^.*for \(const guard of GUARDS\).*\n/gm,
    'a guard that was switched off',
  ),
  unstopped(
    'another key under the same identifier is believed offline',
    /^ {2}if \(!verifyEs256\(key, code\.signedBytes, code\.signature\)\) return.*\n/m,
    'by a signature over something else',
  ),
  unstopped(
    'a number that was never given is authentic offline',
    /^ {2}if \(bits === 0 && claims\.issuedOn.*\n/m,
    'by a number that the list does not have',
  ),
  unstopped(
    'a revoked permit is authentic offline',
    /^ {2}if \(bits === 2\) return answer\('STOPPED', .*statusAsOf.*\n/m,
    'stops a revoked permit by the next list',
  ),
  unstopped(
    'a used permit is authentic offline',
    /^ {2}if \(bits === 3\) return answer\('USED_UP', .*statusAsOf.*\n/m,
    'stops a used permit by the next list',
  ),
  unstopped(
    'a permit of tomorrow is authentic offline',
    /^ {2}if \(claims\.issuedOn > today\) return.*\n/m,
    'is not valid before its day of issue',
  ),
  unstopped(
    'a permit has no last day offline',
    /^ {2}if \(claims\.validUntil < today\) return.*\n/m,
    'judged by the code that its seal carries',
  ),
  unstopped(
    'the seal of one permit may carry the code of another',
    /^.*carries the code of another.*\n/m,
    'is false when the code in its seal is of another permit',
  ),
];
