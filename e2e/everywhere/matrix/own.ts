/**
 * The forms that a role may send, sent with its own: a person of its own for each, so that who closes an account or ends a session
 * takes nothing from another, and cases that nobody else uses. Each is done or refused in words, and the register holds after all of them.
 */
import type { Client } from 'pg';
import { prepare } from '../../steps/prepare';
import { type Answer, ask } from './ask';
import { fieldsOf, filled, type Ids, idsOf, saysWhose } from './ids';
import { makeCaller, traderCookie } from './people';
import type { Row } from './rows';

/** A form, who sends it, and where the case stands whose it is. */
export interface OwnCell {
  readonly row: Row;
  readonly role: Parameters<typeof makeCaller>[1];
  readonly stage: Stage;
}

const STAGES = ['under-review', 'draft', 'submitted', 'recommended', 'approved'] as const;
export type Stage = (typeof STAGES)[number];

const CASES = { draft: 'unsent', submitted: 'take up', 'under-review': 'recommend', recommended: 'approve', approved: 'sign' } as const;

/** The stages that are asked: of what names no case, one. */
export const stagesOf = ({ address }: Row): readonly Stage[] => (process.env.TEST_FULL && saysWhose(address) ? STAGES : STAGES.slice(0, 1));

/** What every form may ask beside the names of things. */
const TYPED = { reason: 'As the matrix asks', reasons: 'As the matrix asks', note: 'As the matrix asks', message: 'As the matrix asks' };
const OUTCOMES = ['approve', 'refuse', 'confirm', 'decline', 'accept', 'send-back'] as const;

async function casesOf(db: Client, stages: readonly Stage[]): Promise<ReadonlyMap<Stage, Ids>> {
  const references = await prepare(...stages.map((stage) => CASES[stage]));
  const found = new Map<Stage, Ids>();
  for (const stage of stages) found.set(stage, await idsOf(db, references[CASES[stage]]));
  return found;
}

const versionOf = async (db: Client, { reference }: Ids): Promise<string> =>
  (await db.query<{ version: string }>('SELECT version::text FROM application WHERE reference = $1', [reference])).rows[0]?.version ?? '1';

/** What was answered with an error of ours. */
export async function faultsOfOwn(db: Client, cells: readonly OwnCell[]): Promise<readonly string[]> {
  const cases = await casesOf(db, [...new Set(cells.map(({ stage }) => stage))]);
  const faults: string[] = [];
  for (const [at, { row, role, stage }] of cells.entries()) {
    const ids = cases.get(stage) ?? {};
    // What is a trader's own is the trader's; an account, which may be closed, is that of a person made for it.
    const isTraders = role === 'applicant' && row.door !== 'signed-in' && !row.address.includes('/account');
    const cookie = isTraders ? await traderCookie(db) : (await makeCaller(db, role, 'valid')).cookie;
    const outcome = OUTCOMES[at % OUTCOMES.length] ?? '';
    const fields = { ...fieldsOf('own', ids), ...TYPED, outcome, version: await versionOf(db, ids) };
    const { status }: Answer = await ask({ row, address: filled(row.address, 'own', ids), cookie, fields });
    if (status >= 500) faults.push(`${row.action?.name ?? row.address}, ${role}, own ${stage}: ${status}`);
  }
  return faults;
}
