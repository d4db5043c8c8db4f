// Faults against the check of a paper: what is false, stopped or elsewhere must never be answered as genuine.
import { vitest } from './plant.mjs';

const VERDICT = 'src/domain/verification/verdict.ts';
const JUDGE = 'src/services/verification/judge-permit.ts';
const FILE = 'src/services/verification/check-file.ts';
const SEAL = 'src/adapters/seal-reader.ts';
const table = vitest('tests/domain/verification/verdict.test.ts');
const verdicts = vitest('tests/services/verification/verdicts.test.ts');
const files = vitest('tests/services/verification/files.test.ts');
const typed = vitest('tests/services/verification/typed-number.test.ts');
const attacks = vitest('tests/golden/pdf/file-attacks.test.ts');

export default [
  {
    name: 'a signature by another key under the same identifier is believed',
    plant: (copy) =>
      copy.edit(
        JUDGE,
        "signatureVerifies: state !== 'unknown' && key !== null && signatureVerifies(code, key),",
        "signatureVerifies: state !== 'unknown' && (key === null || signatureVerifies(code, key) || true),",
      ),
    check: verdicts,
    expectFailureNamed: /FAIL .*false when the signature does not cover what it says/,
  },
  {
    name: 'a code that the register never issued is no alarm',
    plant: (copy) => copy.edit(FILE.replace('check-file', 'raise-alarm'), 'if (verdictRow(verdict).alarm) await', 'if (false) await'),
    check: verdicts,
    expectFailureNamed: /FAIL .*raises one alarm when a key of ours signed what the register never issued/,
  },
  {
    name: 'another signature in the register is not noticed',
    plant: (copy) => copy.edit(JUDGE, 'sameBytes(permit.cose, code.bytes) && ', ''),
    check: verdicts,
    expectFailureNamed: /FAIL .*another signature than the one on the paper/,
  },
  ...[
    ['a revoked permit is genuine', "  revoked: 'REVOKED',\n", /FAIL .*judged by its state and the Party’s day: revoked/],
    ['a replaced permit is genuine', "  replaced: 'REPLACED',\n", /FAIL .*judged by its state and the Party’s day: replaced/],
    [
      'a permit of tomorrow is valid today',
      "  if (today < facts.validFrom) return 'NOT_YET_VALID';\n",
      /FAIL .*judged by its state and the Party’s day: issued/,
    ],
    ['a used permit is valid', "  if (facts.state === 'used') return 'USED_UP';\n", /FAIL .*judged by its state and the Party’s day: used/],
    [
      'a permit has no last day',
      "  if (today > facts.validUntil && EXPIRY_STATES.includes(facts.state)) return 'EXPIRED';\n",
      /FAIL .*judged by its state and the Party’s day: issued/,
    ],
  ].map(([name, line, expectFailureNamed]) => ({
    name,
    plant: (copy) => copy.edit(VERDICT, line, ''),
    check: table,
    expectFailureNamed,
  })),
  {
    name: 'bytes after the seal are not seen',
    plant: (copy) => copy.edit(SEAL, 'second + rest !== bytes.length || ', ''),
    check: attacks,
    expectFailureNamed: /FAIL .*is whole on the file it was put on, and on no file made of it/,
  },
  {
    name: 'a certificate of the same name is taken for ours',
    plant: (copy) => copy.edit(SEAL, '!certificate || !pinned.some((one) => same(one, certificate))', '!certificate'),
    check: attacks,
    expectFailureNamed: /FAIL .*is told from none and from somebody else’s/,
  },
  {
    name: 'what a file says is not compared with the register',
    plant: (copy) => copy.edit(FILE, 'return drawn.ok ? differingPlaces(', 'return drawn.ok && false ? differingPlaces('),
    check: files,
    expectFailureNamed: /FAIL .*differs in its square code when it carries another permit’s/,
  },
  {
    name: 'the seal of a stolen key is believed',
    plant: (copy) =>
      copy.edit(FILE, "found === 'intact' && key && isAfterCutOff(key, keptSince)", 'false && key && isAfterCutOff(key, keptSince)'),
    check: files,
    expectFailureNamed: /FAIL .*every other file under the seal is false/,
  },
  {
    name: 'numbers can be tried without end',
    plant: (copy) => copy.edit('src/services/verification/check-permit.ts', "    await throttle.consume('check-number', door);\n", ''),
    check: typed,
    expectFailureNamed: /FAIL .*makes the address and the number wait after thirty wrong answers/,
  },
  {
    name: 'an unknown number is answered with fewer questions',
    plant: (copy) =>
      copy.edit(
        'src/services/verification/check-permit.ts',
        'const verdict = await judgeHeld(permit, ctx.db, ctx);',
        "const verdict = permit ? await judgeHeld(permit, ctx.db, ctx) : 'UNKNOWN';",
      ),
    check: typed,
    expectFailureNamed: /FAIL .*asks PostgreSQL the same/,
  },
  {
    name: 'a host that looks like ours is not told',
    plant: (copy) => copy.edit('src/qr/permit-code.ts', 'return at > 0 && text.slice(0, at) !==', 'return at < 0 && text.slice(0, at) !=='),
    check: vitest('tests/qr/permit-code.test.ts'),
    expectFailureNamed: /FAIL .*host/,
  },
  {
    name: 'a copy carries the code of the original',
    plant: (copy) =>
      copy.edit(
        'src/pdf/editions/2026-01/desk.ts',
        "checkCode: kind === 'original' ? printCheckCode",
        "checkCode: kind !== 'specimen' ? printCheckCode",
      ),
    check: vitest('tests/golden/pdf/permit.test.ts'),
    expectFailureNamed: /FAIL .*carries neither QR nor check code/,
  },
  {
    name: 'one officer closes a case over the refusal that waits for a second',
    plant: (copy) => copy.edit('src/services/review/review-steps.ts', /^ {4}if \(isProposed\) return.*\n/m, ''),
    check: vitest('tests/services/review/terms.test.ts'),
    expectFailureNamed: /FAIL .*is not closed over a refusal/,
  },
];
