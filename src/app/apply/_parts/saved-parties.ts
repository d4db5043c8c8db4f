import { z } from 'zod';
import type { Application } from '@/domain/application/application';
import type { Answers } from '@/domain/application/field-row';
import { answersOfParty, type SavedParty } from '@/domain/application/saved-entries';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getAddressBook, type PartyEntry } from '@/services/address-book/address-book';
import { applicantAsParty } from '@/services/address-book/save-party';
import type { ServiceContext } from '@/services/context';

/** The applicant, as a choice beside what was saved. */
export const APPLICANT = 'applicant';

/** Which party fills in the page; null for none. */
export const SavedChoice = z.literal(APPLICANT).or(z.uuid()).nullable().default(null).catch(null);

/** What a page about a party can be filled in with, and the answers of the one that was chosen. */
export interface OfferedParties {
  readonly applicant: SavedParty | null;
  readonly saved: readonly PartyEntry[];
  readonly used: Answers;
}

/** The parties that a page offers; null for a page about something else. Nothing is saved before the page is. */
export async function partiesForStep(
  application: Application,
  step: string,
  use: string | null,
  ctx: ServiceContext,
): Promise<Result<OfferedParties | null>> {
  if (step !== 'exporter' && step !== 'importer') return ok(null);
  const book = await getAddressBook(null, ctx);
  if (!book.ok) return book;
  const applicant = await applicantAsParty(application, ctx);
  const chosen = use === APPLICANT ? applicant : book.value.parties.find(({ id }) => id === use);
  if (use !== null && !chosen) return fail({ kind: 'not-found', what: 'saved-entry' });
  return ok({ applicant, saved: book.value.parties, used: chosen ? answersOfParty(chosen, step) : {} });
}
