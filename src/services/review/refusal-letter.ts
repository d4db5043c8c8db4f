import 'server-only';
import { letterheadOf } from '@/data/repositories/letterhead-repository';
import { refusalOf, refusedAt } from '@/data/repositories/terms-repository';
import type { Application } from '@/domain/application/application';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getWords } from '@/i18n/words';
import { renderLetter } from '@/pdf/letter/render-letter';
import { getOwnApplication } from '../application/get-application';
import type { Locale, ServiceContext } from '../context';
import { findCase } from './open-case';

interface LetterAsked {
  readonly reference: string;
  /** Null: the language of whoever asks. */
  readonly language: Locale | null;
}

/** The letter as a file, with its name. */
export interface RefusalLetter {
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** The letter of a refusal, for its applicant. */
export async function ownRefusalLetter(input: LetterAsked, ctx: ServiceContext): Promise<Result<RefusalLetter>> {
  const own = await getOwnApplication(input, ctx);
  return own.ok ? letterFor(own.value.application, input.language, ctx) : own;
}

/** The letter of a refusal, for the office. */
export async function refusalLetterOfCase(input: LetterAsked, ctx: ServiceContext): Promise<Result<RefusalLetter>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  return found.ok ? letterFor(found.value.application, input.language, ctx) : found;
}

/** Drawn from what is on file each time it is asked for: the same refusal gives the same letter, in each language. */
async function letterFor(application: Application, language: Locale | null, ctx: ServiceContext): Promise<Result<RefusalLetter>> {
  const refusal = await refusalOf(ctx.db, application.id);
  if (!refusal) return fail({ kind: 'not-found', what: 'page' });
  const locale = language ?? ctx.locale;
  const { t, format } = getWords(locale, ctx.party.timeZone);
  const { authority } = await ctx.db.office.findUniqueOrThrow({ where: { id: application.officeId }, include: { authority: true } });
  // A letter keeps the head that it was decided under.
  const head = await letterheadOf(ctx.db, application.officeId, await refusedAt(ctx.db, application.id));
  const address = head.address.length > 0 ? head.address : authority.address;
  const applicant = await ctx.db.person.findUniqueOrThrow({ where: { id: application.applicantId }, select: { name: true } });
  const { reference } = application;
  const pdf = await renderLetter({
    language: locale,
    dated: refusal.decidedOn,
    reference,
    authority: [`${authority.name} · ${head.names[locale]}`, ...address, ...(head.contact ? [head.contact] : [])].join('\n'),
    logo: head.logo === null ? null : await ctx.ports.files.get(head.logo),
    opening: [t('case.refusal.letter.to', { name: applicant.name }), format.day(refusal.decidedOn)],
    title: t('case.refusal.letter.title', { reference }),
    paragraphs: [
      t('case.refusal.letter.decided', { reference, day: format.day(refusal.decidedOn) }),
      t('case.refusal.letter.because'),
      ...refusal.reasons.map((code) => `– ${t(`case.refusal.reason.${code}`)}`),
      t('case.refusal.letter.inWords'),
      refusal.explanation,
      t('case.refusal.letter.appeal', { day: format.day(refusal.appealUntil) }),
      t('case.refusal.letter.again'),
    ],
  });
  return ok({ name: `${reference}-refusal-${locale}.pdf`, pdf });
}
