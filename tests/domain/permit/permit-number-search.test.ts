import { describe, expect, it } from 'vitest';
import { readPermitNumberSearch } from '@/domain/permit/permit-number-search';

const search = (text: string) => readPermitNumberSearch(text, 'XA');

describe('a search for a permit number', () => {
  it('finds one permit by its whole number, however it is typed', () => {
    for (const text of ['26XA000123/EX', '26xa000123-ex', ' 26 XA 000123 '])
      expect(search(text)).toEqual({ year: 2026, firstSerial: 123, lastSerial: 123 });
  });

  it('finds a stretch of the series by the beginning of a number', () => {
    expect(search('26XA0041')).toEqual({ year: 2026, firstSerial: 4_100, lastSerial: 4_199 });
    expect(search('26XA')).toEqual({ year: 2026, firstSerial: 1, lastSerial: 999_999 });
  });

  it('finds a serial in any year', () => {
    expect(search('4217')).toEqual({ year: null, firstSerial: 4_217, lastSerial: 4_217 });
    expect(search('#000012')).toEqual({ year: null, firstSerial: 12, lastSerial: 12 });
  });

  it('takes two digits for a year', () => {
    expect(search('26')).toEqual({ year: 2026, firstSerial: 1, lastSerial: 999_999 });
  });

  it('finds nothing for what is no number of this Party', () => {
    for (const text of ['', 'Python', '26FR000123/EX', '000000', '1e400', '26XA0001234', '２６', "' OR 1=1"])
      expect(search(text)).toBeNull();
  });
});
