import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPermit } from '@/pdf/render-permit';
import { compromiseKey } from '@/services/keys/ceremonies';
import { checkFile } from '@/services/verification/check-file';
import { ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeTestSeal, registerSeal, type TestSeal } from '../../support/seal';
import { makeWorld, TODAY, type World } from '../../support/world';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';

let world: World;
let seal: TestSeal;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
let file: Uint8Array;

beforeAll(async () => {
  seal = await makeTestSeal();
  world = await makeWorld({ ports: { sealer: seal.sealer } });
  await registerSeal(seal);
  permit = await world.issuedPermit();
  file = await fileOf(permit.permitNumber);
});
afterAll(() => world.close());

async function fileOf(permitNumber: string): Promise<Uint8Array> {
  const { pdfSha256 } = await world.permitOf(permitNumber);
  return (await world.ports.files.get(pdfSha256 ?? '')) ?? new Uint8Array();
}
const check = async (bytes: Uint8Array, today?: string) =>
  must(await checkFile({ bytes, address: '192.0.2.1' }, world.ctx(null, today ? { today } : {})));
const alarms = (kind: string) => query(superuserUrl(), 'SELECT id FROM alarm WHERE kind = $1', [kind]);

/** The file with the quantity of line A painted over, saved anew. */
async function paintedOver(pdf: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf);
  const place = { x: 400, y: 461 };
  const page = doc.getPage(0);
  page.drawRectangle({ ...place, width: 60, height: 14, color: rgb(1, 1, 1) });
  page.drawText('4000 NAR', { ...place, size: 10.5, font: await doc.embedFont(StandardFonts.Courier) });
  return doc.save({ useObjectStreams: false });
}

const drawn = async (permitNumber: string, change: (text: string) => string, code = permit.text) => {
  const { content } = await world.permitOf(permitNumber);
  return renderPermit(JSON.parse(change(JSON.stringify(content))), { qrText: code, checkAddress: 'http://localhost:3000/verify' });
};

describe('the file of a permit', () => {
  it('is GENUINE as it was sealed, whatever its name', async () => {
    expect(await check(file)).toMatchObject({ verdict: 'VALID', differences: [], permit: { permitNumber: permit.permitNumber } });
  });

  it('says what the register says of its permit', async () => {
    expect((await check(file, '2027-05-23')).verdict).toBe('EXPIRED');
    const second = await world.issuedPermit();
    const its = await fileOf(second.permitNumber);
    await world.move(second.permitNumber, 'revoke');
    expect((await check(its)).verdict).toBe('REVOKED');
  });

  it('shows no name and no address', async () => {
    expect(JSON.stringify(await check(file))).not.toMatch(/Savane|Tokyo|BP 1247|Shinjuku/);
  });
});

describe('another file', () => {
  it('is unsealed, and says in which box it differs, when somebody painted over a quantity and took the seal off', async () => {
    const answer = await check(await paintedOver(await drawn(permit.permitNumber, (text) => text)));
    expect(answer).toMatchObject({ verdict: 'PDF_UNSIGNED', permit: null });
    expect(answer.differences).toContainEqual({ page: 1, line: 'A', box: '11' });
  });

  it('is altered when it was saved anew under its seal', async () => {
    const answer = await check(await paintedOver(file));
    expect(answer.verdict).toBe('PDF_MODIFIED');
    expect(answer.differences).toEqual([{ page: 1, line: 'A', box: '11' }]);
  });

  it('differs in each box in which its words do', async () => {
    const pdf = await drawn(permit.permitNumber, (text) =>
      text.replaceAll('Savane', 'Savanne').replace('"validUntil":"2027-05-22"', '"validUntil":"2029-05-22"'),
    );
    const boxes = (await check(pdf)).differences.map(({ line, box }) => `${line ?? ''} ${box}`.trim());
    expect(boxes.sort()).toEqual(['2', '4']);
  });

  it('differs in its square code when it carries another permit’s', async () => {
    const other = await world.issuedPermit();
    const pdf = await drawn(permit.permitNumber, (text) => text, other.text);
    expect((await check(pdf)).differences).toEqual([{ page: 1, line: null, box: 'QR' }]);
  });

  it('learns nothing of the register without the check code', async () => {
    const pdf = await drawn(permit.permitNumber, (text) => text.replace(permit.checkCode, '00000000000V').replaceAll('Savane', 'Savanne'));
    expect(await check(pdf)).toMatchObject({ verdict: 'PDF_UNSIGNED', differences: [], permit: null });
  });

  it('is somebody else’s when another certificate of the same name sealed it', async () => {
    const forger = await makeTestSeal();
    expect((await check(await forger.seal(await drawn(permit.permitNumber, (text) => text)))).verdict).toBe('PDF_FOREIGN_SIGNER');
  });

  it('raises the alarm when our own seal is on a file that the register does not keep', async () => {
    const copy = await seal.seal(await drawn(permit.permitNumber, (text) => text));
    expect((await check(copy)).verdict).toBe('MISMATCH');
    const invented = await seal.seal(await drawn(permit.permitNumber, (text) => text.replace(permit.checkCode, '00000000000V')));
    expect((await check(invented)).verdict).toBe('UNKNOWN_TO_REGISTRY');
    expect([await alarms('MISMATCH'), await alarms('UNKNOWN_TO_REGISTRY')].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('what is no permit', () => {
  it('is refused when it is no PDF or too large', async () => {
    const refused = async (bytes: Uint8Array) => checkFile({ bytes, address: '192.0.2.1' }, world.ctx(null));
    expect(await refused(new TextEncoder().encode('hello'))).toMatchObject({
      ok: false,
      problem: { fields: { file: { key: 'file.notPdf' } } },
    });
    expect(await refused(new Uint8Array(10 * 1024 * 1024 + 1))).toMatchObject({
      ok: false,
      problem: { fields: { file: { key: 'file.tooBig' } } },
    });
  });

  it('is unsealed when it is a PDF of anything, or half of one', async () => {
    const doc = await PDFDocument.create();
    doc.addPage();
    expect((await check(await doc.save())).verdict).toBe('PDF_UNSIGNED');
    expect((await check(file.slice(0, 5000))).verdict).toBe('PDF_UNSIGNED');
    expect((await check(new TextEncoder().encode('%PDF-1.7\nnothing'))).verdict).toBe('PDF_UNSIGNED');
  });

  it('is looked at sixty times in ten minutes for one address, and then no more', async () => {
    const { throttle } = countingThrottle(60);
    const ctx = world.ctx(null, { ports: { throttle } });
    const bytes = new TextEncoder().encode('no pdf');
    for (let n = 0; n < 60; n++) await checkFile({ bytes, address: '192.0.2.9' }, ctx);
    expect(await checkFile({ bytes, address: '192.0.2.9' }, ctx)).toMatchObject({ ok: false, problem: { kind: 'too-many-attempts' } });
  });
});

describe('once the key of the seal is stolen', () => {
  const theft = { now: `${TODAY}T12:00:00.000Z` };
  const checkLater = async (bytes: Uint8Array) =>
    must(await checkFile({ bytes, address: '192.0.2.1' }, world.ctx(null, { now: `${TODAY}T13:00:00.000Z` })));

  it('what the register had before stays GENUINE, and every other file under the seal is false, with an alarm', async () => {
    const forged = await seal.seal(await drawn(permit.permitNumber, (text) => text.replace(permit.checkCode, '00000000000V')));
    const altered = await paintedOver(file);
    const stolen = { kid: '00000000000000ee', cutOff: theft.now, reason: 'The token is gone.' };
    await withClient(ownerUrl(), async (owner) =>
      expect(await compromiseKey(stolen, { owner, party: 'XA', by: 'the test', ...theft })).toMatchObject({ ok: true }),
    );
    expect((await checkLater(file)).verdict).toBe('VALID');
    expect((await checkLater(altered)).verdict).toBe('PDF_MODIFIED');
    expect((await checkLater(forged)).verdict).toBe('KEY_REVOKED');
    expect(await alarms('KEY_REVOKED')).toHaveLength(1);
  });
});
