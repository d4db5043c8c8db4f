import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { LANGUAGE_NAMES, LOCALE_PARAMETER, LOCALES } from '@/i18n/locale';
import type { MessageKey, Words } from '@/i18n/words';
import type { Link } from '@/ui/layout/link';
import { paths } from './paths';

const SECTIONS: readonly { readonly permission: Permission; readonly href: string; readonly label: MessageKey }[] = [
  { permission: 'application:read-own', href: paths.apply.home, label: 'shared.nav.applications' },
  { permission: 'application:read-own', href: paths.apply.permits, label: 'shared.nav.permits' },
  { permission: 'application:read-own', href: paths.apply.account, label: 'shared.nav.account' },
  { permission: 'queue:read', href: paths.office.queue, label: 'shared.nav.queue' },
  { permission: 'queue:read', href: paths.office.search, label: 'shared.nav.search' },
  { permission: 'permit:sign', href: paths.office.readyToSign, label: 'shared.nav.readyToSign' },
  { permission: 'queue:read', href: paths.office.permits, label: 'shared.nav.permits' },
  { permission: 'queue:read', href: paths.office.reports, label: 'shared.nav.reports' },
  { permission: 'permit-request:read', href: paths.office.permitRequests, label: 'shared.nav.permitRequests' },
  { permission: 'suspicion:read', href: paths.office.suspicions, label: 'shared.nav.suspicions' },
  { permission: 'trader:read', href: paths.office.traders, label: 'shared.nav.traders' },
  { permission: 'foreign-document:read', href: paths.office.foreignDocuments, label: 'shared.nav.foreignDocuments' },
  { permission: 'quota:read', href: paths.office.quotas, label: 'shared.nav.quotas' },
  { permission: 'advice:read', href: paths.office.advice, label: 'shared.nav.advice' },
  { permission: 'register:read', href: paths.office.registers, label: 'shared.nav.registers' },
  { permission: 'mail:read', href: paths.office.mails, label: 'shared.nav.mail' },
  { permission: 'office:keep', href: paths.office.offices, label: 'shared.nav.offices' },
  { permission: 'people:manage', href: paths.office.people, label: 'shared.nav.people' },
  { permission: 'keys:trust', href: paths.office.parties, label: 'shared.nav.parties' },
  { permission: 'signatory:read', href: paths.office.signatories, label: 'shared.nav.signatories' },
  { permission: 'audit:read', href: paths.office.audit, label: 'shared.nav.audit' },
  { permission: 'border:look-up', href: paths.customs.lookUp, label: 'shared.nav.border' },
];

const PUBLIC_SECTIONS: readonly { readonly href: string; readonly label: MessageKey }[] = [
  { href: paths.documents, label: 'shared.nav.documents' },
  { href: paths.verify, label: 'shared.nav.check' },
  { href: paths.species, label: 'shared.nav.species' },
];

/** The sections a person's roles open; for everybody else, the public ones. */
export function sectionsFor(actor: Actor | null, words: Words): readonly Link[] {
  if (!actor) return PUBLIC_SECTIONS.map(({ href, label }) => ({ href, text: words.t(label) }));
  const own = SECTIONS.filter(({ permission }) => mayDo(actor.roles, permission));
  return [...own, { href: paths.security, label: 'shared.nav.security' } as const].map(({ href, label }) => ({
    href,
    text: words.t(label),
  }));
}

/** Where a person begins after signing in. */
export const homeOf = (actor: Actor): string => SECTIONS.find(({ permission }) => mayDo(actor.roles, permission))?.href ?? paths.home;

/** The bottom of every page, help first and always in the same place. */
export const footerLinks = ({ t }: Words): readonly Link[] => [
  { href: paths.help, text: t('shared.help') },
  { href: paths.howToCheck, text: t('shared.footer.howToCheck') },
];

/** The same page in each language. The path is left out, so that a page says nothing about its own address. */
export function languageLinks(address: string, words: Words): readonly (Link & { readonly lang: string; readonly isCurrent: boolean })[] {
  const query = new URLSearchParams(address.split('?')[1] ?? '');
  return LOCALES.map((locale) => {
    const asked = new URLSearchParams(query);
    asked.set(LOCALE_PARAMETER, locale);
    return { href: `?${asked}`, text: LANGUAGE_NAMES[locale], lang: locale, isCurrent: locale === words.locale };
  });
}
