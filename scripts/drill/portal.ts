// What the drill has a portal do, in a process of its own: portal.ts issue COUNT | publish | look. Called by scripts/drill-restore.mjs.
//   issue    signs so many permits; one line of JSON for each that its officer was told of: number, code, moment
//   publish  signs the head of the log and takes it to the witnesses
//   look     reads the codes of papers, as JSON, from standard input; says in JSON what the register is worth, and what it says of each paper
import { text } from 'node:stream/consumers';
import { issueProven, playScene, SCENE_FOR_MEASURING, sceneActor } from '../../prisma/seed/demo-scenes';
import { installation, makeContext } from '../../src/composition';
import { currentInstant } from '../../src/config/clock';
import { findPermit } from '../../src/data/repositories/permit-repository';
import { codeText } from '../../src/qr/permit-code';
import { signCheckpoint } from '../../src/services/audit/sign-checkpoint';
import { tellWitnesses } from '../../src/services/audit/tell-witnesses';
import { verifyAuditChain } from '../../src/services/audit/verify-audit-chain';
import { getCase } from '../../src/services/review/get-case';
import { verifyInvariants } from '../../src/services/upkeep/verify-invariants';
import { checkCode } from '../../src/services/verification/check-permit';

/** A paper as its holder has it. */
interface Paper {
  readonly number: string;
  readonly code: string;
}

async function issue(count: number): Promise<void> {
  const signer = await sceneActor('signer@example.test');
  for (let n = 0; n < count; n++) {
    const reference = await playScene(SCENE_FOR_MEASURING, signer.today);
    const now = { ...signer, now: makeContext(null, 'en').now };
    const found = await getCase({ reference }, now);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    const issued = await issueProven({ reference, version: found.value.application.version }, now);
    if (!issued.ok) throw new Error(JSON.stringify(issued.problem));
    const number = issued.value.permitNumber;
    const permit = await findPermit(signer.db, { number });
    const code = codeText(signer.party.appOrigin, permit?.cose ?? new Uint8Array());
    process.stdout.write(`${JSON.stringify({ number, code, at: currentInstant() })}\n`);
  }
}

async function publish(): Promise<void> {
  const ctx = makeContext(null, 'en');
  const checkpoint = await signCheckpoint(ctx);
  const told = await tellWitnesses(ctx, { again: true });
  console.log(JSON.stringify({ size: checkpoint?.size ?? null, ...told }));
}

/** Issued permits whose file is not there. */
async function withoutFile(): Promise<readonly string[]> {
  const { db, ports } = installation();
  const rows = await db.permit.findMany({ where: { pdfSha256: { not: null } }, select: { permitNumber: true, pdfSha256: true } });
  const kept = async (sha256: Uint8Array | null) => ports.files.get(Buffer.from(sha256 ?? []).toString('hex'));
  const missing = await Promise.all(rows.map(async ({ permitNumber, pdfSha256 }) => ((await kept(pdfSha256)) ? [] : [permitNumber])));
  return missing.flat();
}

async function look(): Promise<void> {
  const papers = JSON.parse(await text(process.stdin)) as readonly Paper[];
  const ctx = makeContext(null, 'en');
  const violations = await verifyInvariants(ctx);
  const { checked, fault } = await verifyAuditChain({ newest: null }, ctx);
  const verdicts: Record<string, string> = {};
  for (const { number, code } of papers) {
    const answer = await checkCode({ scanned: code }, ctx);
    verdicts[number] = answer.ok ? answer.value.verdict : answer.problem.kind;
  }
  console.log(JSON.stringify({ violations, events: checked, fault, withoutFile: await withoutFile(), verdicts }));
}

const [what, count = '1'] = process.argv.slice(2);
if (what === 'issue') await issue(Number(count));
else if (what === 'publish') await publish();
else await look();
await installation().db.$disconnect();
process.exit(0);
