import { describe, expect, it } from 'vitest';
import { passwordFault } from '@/domain/people/password-rules';
import { nameFault, tidyName } from '@/domain/people/person-name';
import { changesIdentity, readDetails, type TraderDetails, type TypedDetails } from '@/domain/people/trader-profile';
import { obstacleOf, type TraderKind } from '@/domain/people/vetting';

describe('a name', () => {
  it.each(['Nguyễn Thị José-Ólafsdóttir', 'Мария Петрова', '王小明', 'محمد علي', "O'Brien", 'Ng', 'Ⅲ née 3rd'])('may be %s', (name) => {
    expect(nameFault(tidyName(name))).toBeNull();
  });

  it('is kept in one form of its characters and with single spaces', () => {
    expect(tidyName('  José \n  Nunez\u0303 ')).toBe('José Nunẽz'.replace('Nunẽz', 'Nunez\u0303'.normalize('NFC')));
  });

  it.each([
    ['', 'name.required'],
    ['12345', 'name.letters'],
    ['Ana\u202eanA', 'name.hidden'],
    ['A\u200bna', 'name.hidden'],
    ['x'.repeat(161), 'text.tooLong'],
  ])('is not %j', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
  });
});

describe('a password', () => {
  const whose = { name: 'Élodie Savane', email: 'elodie.savane@example.test' };

  it.each([
    'ranched pythons travel well',
    'čtyři koně na dvoře',
    '九龙城寨里的二十一只白鹦鹉飞走了',
    'a'.repeat(4).concat('bcdefg hijklmn'),
  ])('may be %s', (password) => {
    expect(passwordFault(password, whose)).toBeNull();
  });

  it.each([
    ['fourteen chars', 'password.tooShort'],
    ['x1'.repeat(65), 'password.tooLong'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password.obvious'],
    ['abcabcabcabcabcabc', 'password.obvious'],
    ['Password123456789', 'password.obvious'],
    ['elodie.savane@example.test', 'password.obvious'],
    ['Élodie Savane 2026', 'password.obvious'],
    ['qwertyuiop1234567890', 'password.obvious'],
  ])('is not %s', (password, fault) => {
    expect(passwordFault(password, whose)).toBe(fault);
  });
});

const typed = (more: Partial<TypedDetails & { kind: TraderKind }> = {}) => ({
  name: 'Nguyễn Thị José-Ólafsdóttir',
  latinName: '',
  kind: 'person' as const,
  businessName: '',
  latinBusinessName: '',
  registrationNumber: '',
  phone: '+99 20 555 0100',
  address: 'ул. Приморская, 5\n\n1000 Порт Пример',
  latinAddress: '',
  country: 'XA',
  ...more,
});

const faultsOf = (more: Partial<TypedDetails & { kind: TraderKind }>): string[] => {
  const read = readDetails(typed(more));
  return 'faults' in read ? Object.entries(read.faults).map(([field, { key }]) => `${field}: ${key}`) : [];
};

describe('what somebody says of themselves', () => {
  it('takes a Latin name with every accent and an address in Cyrillic as they are', () => {
    expect(readDetails(typed())).toMatchObject({
      name: 'Nguyễn Thị José-Ólafsdóttir',
      latinName: null,
      address: ['ул. Приморская, 5', '1000 Порт Пример'],
      latinAddress: null,
    });
  });

  it('asks for a Latin line of a name in other letters, and of no other', () => {
    expect(faultsOf({ name: 'Мария Петрова' })).toEqual(['latinName: name.latinRequired']);
    expect(faultsOf({ name: 'Мария Петрова', latinName: 'Мария' })).toEqual(['latinName: name.latinOnly']);
    expect(faultsOf({ name: 'Мария Петрова', latinName: 'Mariya Petrova' })).toEqual([]);
    expect(readDetails(typed({ latinName: 'Nguyen' }))).toMatchObject({ latinName: null });
  });

  it('asks for a Latin address only where the permit cannot draw the script', () => {
    expect(faultsOf({ address: 'شارع الميناء ١٢' })).toEqual(['latinAddress: address.latinRequired']);
    expect(faultsOf({ address: 'شارع الميناء ١٢', latinAddress: '12 Harbour Street' })).toEqual([]);
  });

  it('asks a business and an agent for the name of the business, with its Latin line', () => {
    expect(faultsOf({ kind: 'agent' })).toEqual(['businessName: business.required']);
    expect(faultsOf({ kind: 'business', businessName: 'ООО Рога' })).toEqual(['latinBusinessName: name.latinRequired']);
    expect(readDetails(typed({ businessName: 'Savane' }))).toMatchObject({ businessName: null });
  });

  it.each(['XX', 'XV', 'HS', 'EU'])('is that nobody lives in %s, which is no State', (country) => {
    expect(faultsOf({ country })).toEqual(['country: country.unknown']);
  });

  it('names every fault at once', () => {
    expect(faultsOf({ name: '', address: ' ', phone: 'call me', country: '' })).toEqual([
      'name: name.required',
      'address: address.required',
      'phone: phone.invalid',
      'country: country.unknown',
    ]);
  });

  it('is another identity with another name or country, not with another telephone', () => {
    const details = readDetails(typed()) as TraderDetails;
    expect(changesIdentity(details, { ...details, phone: '+99 1', address: ['Elsewhere'] })).toBe(false);
    expect(changesIdentity(details, { ...details, name: 'Somebody Else' })).toBe(true);
    expect(changesIdentity(details, { ...details, country: 'FR' })).toBe(true);
  });
});

it('a first application waits for the profile, the address and the office, and for nothing else', () => {
  expect(obstacleOf({ isEmailConfirmed: false, vetting: null })).toBe('no-profile');
  expect(obstacleOf({ isEmailConfirmed: false, vetting: 'asked' })).toBe('email-unconfirmed');
  expect(obstacleOf({ isEmailConfirmed: true, vetting: 'unvetted' })).toBe('more-asked');
  expect(obstacleOf({ isEmailConfirmed: true, vetting: 'asked' })).toBe('awaiting');
  expect(obstacleOf({ isEmailConfirmed: true, vetting: 'refused' })).toBe('refused');
  expect(obstacleOf({ isEmailConfirmed: true, vetting: 'verified' })).toBeNull();
});
