import { describe, expect, it } from 'vitest';
import { cleanFileName, isPhonePicture, typeOfName } from '@/domain/evidence/file-name';

describe('the name of a file', () => {
  it.each([
    ['a folder of a computer', 'C:\\Users\\me\\licence.pdf', 'licence.pdf'],
    ['a way out of the folder', '../../etc/passwd.pdf', 'passwd.pdf'],
    ['a mark that turns what follows', 'licence\u202Efdp.exe', 'licencefdp.exe'],
    ['a line break', 'a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['letters that are made of two', 'reçu.pdf', 'reçu.pdf'],
    ['nothing but an ending', '.pdf', 'document.pdf'],
    ['nothing at all', '', 'document'],
  ])('is cleaned of %s', (_, name, cleaned) => {
    expect(cleanFileName(name)).toBe(cleaned);
  });

  it('is cut where it is too long, and keeps its ending', () => {
    expect(cleanFileName(`${'長'.repeat(300)}.PDF`)).toBe(`${'長'.repeat(100)}.pdf`);
  });

  it('promises a kind by its ending alone', () => {
    expect(['a.pdf', 'a.JPG', 'a.jpeg', 'a.png', 'a.pdf.exe', 'pdf'].map(typeOfName)).toEqual([
      'application/pdf',
      'image/jpeg',
      'image/jpeg',
      'image/png',
      null,
      null,
    ]);
    expect(isPhonePicture('IMG_0042.HEIC')).toBe(true);
  });
});
