import { describe, expect, it } from 'vitest';
import { judgePdf } from '@/domain/evidence/judge-pdf';
import { judgeSize, UPLOAD_LIMITS } from '@/domain/evidence/upload-limits';

const MIB = 1024 * 1024;
const faultOf = (size: number, present: readonly number[] = []) => {
  const judged = judgeSize(
    size,
    present.map((one) => ({ size: one })),
  );
  return judged.ok ? null : judged.problem;
};

describe('what an application may carry', () => {
  it.each([
    ['an empty file', 0, [], 'empty'],
    ['a file of 10 MiB', 10 * MIB, [], null],
    ['a byte more', 10 * MIB + 1, [], 'too-big'],
    ['a twentieth file', 1, Array(19).fill(1), null],
    ['a twenty-first', 1, Array(20).fill(1), 'too-many'],
    ['what makes 50 MiB full', 5 * MIB, Array(5).fill(9 * MIB), null],
    ['a byte beyond', 5 * MIB + 1, Array(5).fill(9 * MIB), 'too-much'],
  ])('%s', (_, size, present, fault) => {
    expect(faultOf(size, present)).toBe(fault);
  });
});

describe('a PDF that was read', () => {
  it.each(['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'RichMedia', 'XFA', 'OpenAction'])('is refused with /%s', (name) => {
    expect(judgePdf({ pages: 1, names: ['Type', name] })).toEqual({ ok: false, problem: 'active-content' });
  });

  it('is refused with a page too many, and with none', () => {
    expect(judgePdf({ pages: UPLOAD_LIMITS.pages, names: [] }).ok).toBe(true);
    expect(judgePdf({ pages: UPLOAD_LIMITS.pages + 1, names: [] })).toEqual({ ok: false, problem: 'too-many-pages' });
    expect(judgePdf({ pages: 0, names: [] })).toEqual({ ok: false, problem: 'broken' });
  });
});
