// Faults against what proves a permit: keys, lists, the log and the verifier that needs neither network nor database.
import { vitest } from './plant.mjs';

const VERIFIER = 'public/verifier/cites-verify.mjs';
const KEYS = 'prisma/migrations/20261130080001_keys/migration.sql';
const tampered = vitest('tests/services/audit/tamper-kinds.test.ts');
const offline = vitest('tests/services/verification/offline.test.ts');
const ceremonies = vitest('tests/services/keys/ceremonies.test.ts');
const trust = vitest('tests/services/trust/two-installations.test.ts');
const annexes = vitest('tests/services/permit/endorsement-annex.test.ts');
const transparency = vitest('tests/services/audit/transparency.test.ts');
const token = vitest('tests/services/keys/token.test.ts');

export default [
  {
    name: 'what a token makes leaves unverified',
    plant: (copy) => copy.edit('src/adapters/token/token-keys.ts', 'if (!verify(', 'if (bytes.length < 0 && !verify('),
    check: token,
    expectFailureNamed: /FAIL .*what that signs does not leave/,
  },
  {
    name: 'a key may be copied out of its token',
    plant: (copy) => copy.edit('src/adapters/token/token-keys.ts', '[CKA.extractable, false]', '[CKA.extractable, true]'),
    check: token,
    expectFailureNamed: /FAIL .*never leaves it/,
  },
  {
    name: 'a PIN that the token refused is tried until it locks',
    plant: (copy) => copy.edit('src/adapters/token/token-session.ts', /^.*refused = error;\n/m, ''),
    check: token,
    expectFailureNamed: /FAIL .*is not asked a second time with a PIN/,
  },
  {
    name: 'a restored register believes what it remembers of its witnesses',
    plant: (copy) => copy.edit('src/services/audit/tell-witnesses.ts', ' && !again', ''),
    check: transparency,
    expectFailureNamed: /FAIL .*is not ready while a witness holds more/,
  },
  {
    name: 'an annex outlives the entries that it tells',
    plant: (copy) =>
      copy.edit(
        'src/services/verification/check-annex.ts',
        /saysTheSame: entriesDigest\(.*\) === annex\.entriesSha256,/,
        'saysTheSame: true,',
      ),
    check: annexes,
    expectFailureNamed: /FAIL .*the register no longer says what the annex says/,
  },
  {
    name: 'an annex passes for its permit offline',
    plant: (copy) => copy.edit(VERIFIER, /^ {2}if \(number\[6\]\).*\n/m, ''),
    check: offline,
    expectFailureNamed: /FAIL .*an annex to box 14, which never stands in for its permit/,
  },
  {
    name: 'an annex tells of more than Customs entered',
    plant: (copy) => copy.migration('DROP TRIGGER endorsement_annex_guard ON endorsement_annex;'),
    check: annexes,
    expectFailureNamed: /FAIL .*refuses an annex to a permit that has no issued file/,
  },
  {
    name: 'one administrator trusts another Party alone',
    plant: (copy) => copy.edit('src/services/trust/decide-trust.ts', /^.*if \(proposed\.proposedBy === me\.personId\).*\n/m, ''),
    check: trust,
    expectFailureNamed: /FAIL .*by two administrators, each with a proof/,
  },
  {
    name: 'a list of another Party is taken in over a newer one',
    plant: (copy) =>
      copy.edit('src/services/trust/take-list.ts', /if \(list\.counter < last\.counter \|\| .*\)\n/, 'if (last.counter < 0)\n'),
    check: trust,
    expectFailureNamed: /FAIL .*takes no older list over a newer one/,
  },
  {
    name: 'trust that was withdrawn is still relied on offline',
    plant: (copy) => copy.edit(VERIFIER, /^ {2}if \(realm\.withdrawn\).*\n/m, ''),
    check: trust,
    expectFailureNamed: /FAIL .*from the moment one administrator withdraws/,
  },
  {
    name: 'a key may be listed by two Parties',
    plant: (copy) => copy.edit(VERIFIER, 'if (owners.has(kid))', 'if (false)'),
    check: trust,
    expectFailureNamed: /FAIL .*refuses the same key under two Parties/,
  },
  {
    name: 'the portal may attach a signature of its own',
    plant: (copy) => copy.migration('DROP TRIGGER signature_is_attached ON permit;'),
    check: vitest('tests/data/register/permanent.test.ts'),
    expectFailureNamed: /FAIL .*under a signature that the signer did not attach/,
  },
  {
    name: 'a retired key may still sign',
    plant: (copy) =>
      copy.edit(KEYS, "WHERE kid = p_kid AND purpose = 'permit' AND state = 'active' FOR SHARE", 'WHERE kid = p_kid FOR SHARE'),
    check: ceremonies,
    expectFailureNamed: /FAIL .*goes on with rotation 24 hours after it was published/,
  },
  {
    name: 'a key is used the moment it is made',
    plant: (copy) => copy.edit('src/services/keys/ceremonies.ts', /^.*return fail\('too-young'\);\n/m, ''),
    check: ceremonies,
    expectFailureNamed: /FAIL .*goes on with rotation 24 hours after it was published/,
  },
  {
    name: 'the cut-off of a compromised key is forgotten',
    plant: (copy) => copy.edit('src/domain/verification/verdict.ts', /^.*facts\.registeredAfterCutOff.*\n/m, ''),
    check: vitest('tests/services/verification/verdicts.test.ts'),
    expectFailureNamed: /FAIL .*false when it came after/,
  },
  {
    name: 'a checkpoint that somebody kept is not compared',
    plant: (copy) => copy.edit(VERIFIER, 'if (!tree.root().equals(checkpoint.root)) {', 'if (false) {'),
    check: tampered,
    expectFailureNamed: /FAIL .*hashed anew from end to end/,
  },
  {
    name: 'a cut tail is not missed',
    plant: (copy) => copy.edit(VERIFIER, /^ {2}if \(unmet\) return.*\n/m, ''),
    check: tampered,
    expectFailureNamed: /FAIL .*a tail that was cut off/,
  },
  {
    name: 'an old list is taken for a new one',
    plant: (copy) => copy.edit(VERIFIER, 'if (seen && (list.counter < seen.counter', 'if (false && (list.counter < seen.counter'),
    check: offline,
    expectFailureNamed: /FAIL .*the old list is refused once the new one was seen/,
  },
  {
    name: 'any root is trusted',
    plant: (copy) => copy.edit(VERIFIER, 'if (named !== words(digest) &&', 'if (false && named !== words(digest) &&'),
    check: offline,
    expectFailureNamed: /FAIL .*trusted from the root that was told/,
  },
  {
    name: 'bytes after the seal are not seen offline',
    plant: (copy) => copy.edit(VERIFIER, 'c + d !== pdf.length', 'false'),
    check: offline,
    expectFailureNamed: /FAIL .*is modified by one byte, by bytes after it/,
  },
  {
    name: 'a witness signs what does not continue',
    plant: (copy) => copy.edit(VERIFIER, 'if (from > 0 && !isConsistent(', 'if (from > 0 && false && !isConsistent('),
    check: transparency,
    expectFailureNamed: /FAIL .*when it does not continue/,
  },
  {
    name: 'a restored register gives numbers twice',
    plant: (copy) =>
      copy.edit(
        'prisma/migrations/20261130080003_transparency_log/migration.sql',
        'least(greatest(series.highest, taken) + 10000, 999999)',
        'taken',
      ),
    check: transparency,
    expectFailureNamed: /FAIL .*gives no number twice once it is fenced/,
  },
];
