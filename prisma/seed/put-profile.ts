import type { OwnerConnection } from '@/data/reference/owner-connection';
import type { TraderKind } from '@/domain/people/vetting';

/** A profile as it is put into the register for somebody: by the demonstration, and by tests. */
export interface ProfileToPut {
  readonly kind: TraderKind;
  readonly latinName?: string;
  readonly businessName?: string;
  readonly address: readonly string[];
  readonly phone: string;
  readonly country: string;
}

const ASK = `INSERT INTO trader_profile (person_id, kind, latin_name, business_name, phone, address, country, state, asked_at, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $8, $8)`;
const VERIFY =
  "UPDATE trader_profile SET state = 'verified', vetted_by = $2, vetted_at = $3, updated_at = $3, version = version + 1 WHERE person_id = $1";
const TELL = "SELECT audit_append($1, $2, $3, $4, 'person', $5, $6)";
const CONFIRM = 'UPDATE person SET email_confirmed_at = $2 WHERE id = $1';

/** Puts a profile forward and, where a vetter is named, has it verified; within the transaction of the connection. */
export async function putProfile(
  owner: OwnerConnection,
  personId: string,
  profile: ProfileToPut,
  { vettedBy, at }: { readonly vettedBy: string | null; readonly at: string },
): Promise<void> {
  const { kind, latinName = null, businessName = null, phone, address, country } = profile;
  await owner.query(CONFIRM, [personId, at]);
  await owner.query(ASK, [personId, kind, latinName, businessName, phone, address, country, at]);
  const saved = '{"asksForVetting":true,"fields":[]}';
  await owner.query(TELL, [at, personId, 'applicant', 'ProfileSaved', personId, saved]);
  if (vettedBy === null) return;
  await owner.query(VERIFY, [personId, vettedBy, at]);
  await owner.query(TELL, [at, vettedBy, 'case-officer', 'TraderVerified', personId, '{"reason":null}']);
}
