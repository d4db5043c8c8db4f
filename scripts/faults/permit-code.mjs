// Faults against the code on the paper: a second spelling of a genuine code must never be read as one.
import { vitest } from './plant.mjs';

const CODE = 'src/qr/permit-code.ts';

export default [
  {
    name: 'the low-S check is removed',
    plant: (copy) => copy.edit(CODE, /^.*if \(!isLowS\(signature\)\) return null;\n/m, ''),
    check: vitest('tests/qr/one-spelling.test.ts'),
    expectFailureNamed: /FAIL .*only the one with the smaller s is read/,
  },
  {
    name: 'the canonical-encoding check is removed',
    plant: (copy) => copy.edit(CODE, /^.*if \(!isCanonical\(.*\)\) return null;\n/m, ''),
    check: vitest('tests/qr/one-spelling.test.ts'),
    expectFailureNamed: /FAIL .*a second spelling of the same code is not read/,
  },
];
