import { describe, expect, it } from 'vitest';
import { chooseLocale } from '@/i18n/locale';
import { getWords } from '@/i18n/words';

describe('the language of a reader', () => {
  it('is what the address asks for, then the cookie, then the browser, then English', () => {
    expect(chooseLocale({ parameter: 'es', cookie: 'fr', acceptLanguage: 'en' })).toBe('es');
    expect(chooseLocale({ parameter: 'xx', cookie: 'fr', acceptLanguage: 'en' })).toBe('fr');
    expect(chooseLocale({ parameter: null, cookie: '<script>', acceptLanguage: 'es-MX,es;q=0.9' })).toBe('es');
    expect(chooseLocale({})).toBe('en');
  });

  it.each([
    ['de-CH, fr;q=0.8, en;q=0.9', 'en'],
    ['fr;q=0, es;q=0.1', 'es'],
    ['zh, *', 'en'],
    [';;;q=,,fr;q=abc', 'fr'],
    ['', 'en'],
  ])('is read from Accept-Language “%s” by weight', (acceptLanguage, locale) => {
    expect(chooseLocale({ acceptLanguage })).toBe(locale);
  });
});

describe('a quantity in words', () => {
  it('keeps every digit that the register holds', () => {
    expect(getWords('en').format.quantity('999999999999.123456')).toBe('999,999,999,999.123456');
    expect(getWords('fr').format.quantity('0.000001')).toBe('0,000001');
  });

  it('drops the zeros that the register pads with, and stands beside its unit', () => {
    expect(getWords('en').format.quantity('40.000000', 'kg')).toBe('40\u00A0kg');
  });

  it('is left as it stands when it is no plain decimal', () => {
    for (const text of ['NaN', '1e400', '１２', '-1', '']) expect(getWords('es').format.quantity(text)).toBe(text);
  });
});

describe('a date in words', () => {
  it('is never only numeric', () => {
    expect(getWords('en').format.day('2027-05-22')).toBe('22 May 2027');
    expect(getWords('fr').format.day('2027-05-22')).toBe('22 mai 2027');
    expect(getWords('es').format.day('2027-05-22')).toBe('22 de mayo de 2027');
  });

  it('is the Party’s day when it is a moment, with the zone beside the time', () => {
    expect(getWords('en', 'Pacific/Tarawa').format.moment('2027-05-22T14:02:00Z')).toMatch(/^23 May 2027, 02:02 \S+/);
  });
});

describe('a country in words', () => {
  it('is named in the language of the reader', () => {
    expect(['en', 'fr', 'es'].map((locale) => getWords(locale as 'en').format.country('JP'))).toEqual(['Japan', 'Japon', 'Japón']);
  });

  it('is named by the catalogue where ISO 3166-1 knows it not or otherwise', () => {
    expect(getWords('en').format.country('XA')).toBe('Exampleland');
    expect(getWords('en').format.country('HS')).toBe('Introduction from the sea');
  });
});

describe('a message of the domain', () => {
  it('is found below “problems” or where its key says', () => {
    expect(getWords('en').say({ key: 'quantity.empty' })).toBe('Enter the quantity');
    expect(getWords('en').say({ key: 'shared.yes' })).toBe('Yes');
  });

  it('is said in general words when nobody wrote it', () => {
    expect(getWords('en').say({ key: 'no.such.sentence' })).toBe('This answer cannot be used');
  });
});
