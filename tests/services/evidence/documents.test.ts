import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localScanner } from '@/adapters/local-scanner';
import type { Actor } from '@/domain/access/actor';
import type { DocumentKind } from '@/domain/evidence/document-kinds';
import { submitApplication } from '@/services/application/submit-application';
import { type Attachment, attachDocument } from '@/services/evidence/attach-document';
import { promiseDocument, removeDocument } from '@/services/evidence/change-documents';
import { deliverDocumentOfCase, deliverOwnDocument } from '@/services/evidence/deliver-document';
import { judgeDocument } from '@/services/evidence/judge-document';
import { documentsOfCase, listOwnDocuments } from '@/services/evidence/list-documents';
import { scanWaitingFiles } from '@/services/evidence/scan-waiting-files';
import type { ContentScanner } from '@/services/ports';
import { getCase } from '@/services/review/get-case';
import { appUrl, query, superuserUrl } from '../../support/database';
import { eicar, pdfFile, picture, program, withArchive, withEntry } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import { must, type RequestOptions } from '../../support/world/request';

let world: World;
let licence: Uint8Array;
let stranger: Actor;
beforeAll(async () => {
  world = await makeWorld();
  licence = await pdfFile();
  stranger = await world.person(['applicant']);
});
afterAll(() => world.close());

let reference: string;
beforeEach(async () => {
  reference = await world.draftApplication();
});

const trader = (options: RequestOptions = {}) => world.ctx(world.people.trader, options);
const sent = (more: Partial<Omit<Attachment, 'file'>> & { readonly name?: string; readonly bytes?: Uint8Array } = {}): Attachment => ({
  reference,
  kind: more.kind ?? 'legal-acquisition',
  purpose: more.purpose ?? 'draft',
  note: null,
  file: { name: more.name ?? 'licence.pdf', bytes: more.bytes ?? licence },
});
const attach = (more: Parameters<typeof sent>[0] = {}, ctx = trader()) => attachDocument(sent(more), ctx);
const own = async () => must(await listOwnDocuments({ reference }, trader()));
const row = async (kind: DocumentKind) => (await own()).rows.find((one) => one.kind === kind) ?? expect.fail(`${kind} is asked for`);
const submit = async () =>
  must(await submitApplication({ reference, version: await world.versionOf(reference), declaredBy: 'Élodie Savane' }, trader()));
const filesKept = () => query(superuserUrl(), 'SELECT count(*)::int AS n FROM evidence_file').then(([found]) => (found as { n: number }).n);
const sound = async () =>
  expect(await query(superuserUrl(), "SELECT * FROM verify_invariants() WHERE rule LIKE 'evidence%' OR rule = 'trigger.missing'")).toEqual(
    [],
  );
/** A scanner that is away until it comes back. */
function scannerAway(): ContentScanner & { comeBack: () => void } {
  let isBack = false;
  return {
    scan: async (bytes) => (isBack ? localScanner.scan(bytes) : null),
    comeBack: () => {
      isBack = true;
    },
  };
}

describe('a document', () => {
  it('that a rule asks for is open until it is there', async () => {
    expect((await own()).open.map(({ kind }) => kind)).toEqual(['legal-acquisition', 'transport-plan']);
    must(await attach());
    expect((await own()).open.map(({ kind }) => kind)).toEqual(['transport-plan']);
    expect((await row('legal-acquisition')).documents[0]?.file).toMatchObject({
      name: 'licence.pdf',
      scanState: 'clean',
      size: licence.length,
    });
    await sound();
  });

  it('sent twice for the same reason is one, also at the same moment', async () => {
    const [first, second] = await Promise.all([attach(), attach({ name: 'again.pdf' })]);
    expect(must(first).document).toBe(must(second).document);
    expect(must(await attach()).document).toBe(must(first).document);
    expect((await row('legal-acquisition')).documents).toHaveLength(1);
    must(await attach({ kind: 'transport-plan' }));
    expect((await row('transport-plan')).documents).toHaveLength(1);
  });

  it('is handed out to those on the case, byte for byte', async () => {
    const { document } = must(await attach());
    expect(must(await deliverOwnDocument({ reference, document }, trader())).bytes).toEqual(licence);
    await submit();
    const officer = world.ctx(world.people.officer);
    expect(must(await deliverDocumentOfCase({ reference, document }, officer)).file.name).toBe('licence.pdf');
  });

  it('of a draft, of another or of another application does not exist', async () => {
    const { document } = must(await attach());
    const missing = { ok: false, problem: { kind: 'not-found' } };
    expect(await deliverOwnDocument({ reference, document }, world.ctx(stranger))).toMatchObject(missing);
    expect(await deliverOwnDocument({ reference, document: randomUUID() }, trader())).toMatchObject(missing);
    expect(await deliverDocumentOfCase({ reference, document }, world.ctx(world.people.officer))).toMatchObject(missing);
    expect(await deliverDocumentOfCase({ reference, document }, trader())).toMatchObject({ ok: false });
    expect(await attachDocument(sent(), world.ctx(stranger))).toMatchObject(missing);
    expect(await removeDocument({ reference, document }, world.ctx(stranger))).toMatchObject(missing);
    const other = await world.draftApplication();
    expect(await deliverOwnDocument({ reference: other, document }, trader())).toMatchObject(missing);
    expect(await removeDocument({ reference: other, document }, trader())).toMatchObject(missing);
  });

  it('is taken out of a draft and stays in the record', async () => {
    const { document } = must(await attach());
    must(await removeDocument({ reference, document }, trader()));
    expect((await row('legal-acquisition')).documents).toEqual([]);
    expect(await deliverOwnDocument({ reference, document }, trader())).toMatchObject({ ok: false });
    expect(must(await attach()).document).not.toBe(document);
    await sound();
  });

  it('takes the place of a promise, which took the place of another', async () => {
    const kind = 'legal-acquisition';
    must(await promiseDocument({ reference, kind, answer: 'later', note: null }, trader()));
    must(await promiseDocument({ reference, kind, answer: 'later', note: null }, trader()));
    expect((await row(kind)).isAnswered).toBe(true);
    must(await promiseDocument({ reference, kind, answer: 'on-file', note: 'With A-10001' }, trader()));
    expect((await row(kind)).documents.map(({ answer, note }) => [answer, note])).toEqual([['on-file', 'With A-10001']]);
    must(await attach());
    expect((await row(kind)).documents.map(({ answer }) => answer)).toEqual(['file']);
    expect(await promiseDocument({ reference, kind, answer: 'on-file', note: null }, trader())).toMatchObject({ ok: false });
  });

  it('of a sent application is added in reply and never taken out', async () => {
    const { document } = must(await attach());
    await submit();
    expect(await attach()).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed' } });
    expect(await removeDocument({ reference, document }, trader())).toMatchObject({
      ok: false,
      problem: { kind: 'transition-not-allowed' },
    });
    must(await attach({ purpose: 'reply', kind: 'other', name: 'answer.pdf' }));
    expect((await own()).others.map(({ purpose }) => purpose)).toEqual(['reply']);
  });

  it('is one of at most twenty', async () => {
    const pages = await Promise.all(Array.from({ length: 21 }, (_, index) => pdfFile({ pages: index + 2 })));
    for (const bytes of pages.slice(0, 20)) must(await attach({ kind: 'other', bytes }));
    expect(await attach({ kind: 'other', bytes: pages[20] ?? licence })).toMatchObject({ ok: false, problem: { fault: 'too-many' } });
  });
});

describe('a hostile file', () => {
  const hostile: readonly (readonly [string, string, () => Promise<Uint8Array>, string])[] = [
    ['of 11 MB', 'a.pdf', async () => new Uint8Array(11 * 1024 * 1024).fill(32), 'too-big'],
    ['with nothing in it', 'a.pdf', async () => new Uint8Array(), 'empty'],
    ['that scanners are tested with', 'a.pdf', async () => eicar(), 'virus'],
    ['that is a renamed program', 'a.pdf', async () => program(), 'wrong-type'],
    ['that is a program by name', 'a.exe', async () => program(), 'wrong-type'],
    ['with a password', 'a.pdf', () => pdfFile({ spoil: (pdf) => pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' }) }), 'password'],
    [
      'with a script',
      'a.pdf',
      () => pdfFile({ spoil: withEntry('OpenAction', { S: 'JavaScript', JS: 'app.alert(1)' }) }),
      'active-content',
    ],
    ['with an archive behind it', 'a.pdf', async () => withArchive(licence), 'wrong-type'],
    ['of more than forty million points', 'a.png', () => picture('png', 8000, 5001), 'picture-too-large'],
    ['of a phone that nobody else reads', 'IMG_1.HEIC', async () => program(), 'heic'],
  ];
  it.each(hostile)('%s is refused in its own words, and nothing of it is kept', async (_, name, make, fault) => {
    const before = await filesKept();
    expect(await attach({ name, bytes: await make() })).toEqual({
      ok: false,
      problem: { kind: 'file-refused', fault, file: expect.any(String) },
    });
    expect(await filesKept()).toBe(before);
    expect((await row('legal-acquisition')).documents).toEqual([]);
  });

  it('with a virus is told in the record, and nothing else is', async () => {
    await attach({ bytes: eicar() });
    const events = await world.eventsOf((await own()).application.id);
    expect(events.at(-1)?.type).toBe('InfectedFileRefused');
  });

  it('is not even opened for an application that is not its sender’s', async () => {
    const opened: string[] = [];
    const scan = async () => {
      opened.push('scan');
      return null;
    };
    await attachDocument(sent(), world.ctx(stranger, { ports: { scanner: { scan } } }));
    expect(opened).toEqual([]);
  });
});

describe('while no scanner answers', () => {
  it('a file waits, counts as sent, and is handed out when somebody has looked', async () => {
    const scanner = scannerAway();
    const ctx = trader({ ports: { scanner } });
    const { document, scanState } = must(await attach({}, ctx));
    expect(scanState).toBe('quarantined');
    expect((await row('legal-acquisition')).isAnswered).toBe(true);
    expect(await deliverOwnDocument({ reference, document }, trader())).toMatchObject({ ok: false });
    const job = world.ctx(null, { ports: { scanner } });
    expect(await scanWaitingFiles(job)).toEqual({ clean: 0, infected: [], waiting: 1 });
    scanner.comeBack();
    expect(await scanWaitingFiles(job)).toEqual({ clean: 1, infected: [], waiting: 0 });
    must(await deliverOwnDocument({ reference, document }, trader()));
    await sound();
  });

  it('a file in which a virus is found later is handed to nobody, and is asked for again', async () => {
    const scanner = scannerAway();
    const infected = await pdfFile({ compressed: false, spoil: (pdf) => pdf.setTitle(Buffer.from(eicar()).toString('latin1')) });
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from(infected).subarray(0, 9),
        Buffer.from(`%${Buffer.from(eicar()).toString('latin1')}\n`),
        Buffer.from(infected).subarray(9),
      ]),
    );
    const { document } = must(await attach({ bytes }, trader({ ports: { scanner } })));
    scanner.comeBack();
    expect(await scanWaitingFiles(world.ctx(null, { ports: { scanner } }))).toMatchObject({ infected: [document] });
    expect(await deliverOwnDocument({ reference, document }, trader())).toMatchObject({ ok: false });
    expect((await own()).open.map(({ kind }) => kind)).toContain('legal-acquisition');
    must(await attach());
  });
});

describe('an officer', () => {
  const judge = (document: string, outcome: 'accepted' | 'not-accepted', reason: string | null, actor: Actor = world.people.officer) =>
    judgeDocument({ reference, document, outcome, reason }, world.ctx(actor));

  it('accepts a document or says why not, and the applicant reads the last word', async () => {
    const { document } = must(await attach());
    await submit();
    expect(await judge(document, 'not-accepted', null)).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    must(await judge(document, 'not-accepted', 'The date cannot be read'));
    must(await judge(document, 'not-accepted', 'The date cannot be read'));
    expect((await row('legal-acquisition')).documents[0]?.verdict).toMatchObject({
      outcome: 'not-accepted',
      reason: 'The date cannot be read',
    });
    must(await judge(document, 'accepted', null));
    expect((await row('legal-acquisition')).documents[0]?.verdict).toMatchObject({
      outcome: 'accepted',
      authorName: world.people.officer.name,
    });
    expect(await query(superuserUrl(), 'SELECT 1 FROM document_verdict WHERE document_id = $1', [document])).toHaveLength(2);
  });

  it('judges nothing of their own, and nobody else judges at all', async () => {
    const { document } = must(await attach());
    await submit();
    for (const actor of [world.people.trader, world.people.signer, world.people.scientist, world.people.customs])
      expect(await judge(document, 'accepted', null, actor)).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    await expect(
      query(
        appUrl(),
        `INSERT INTO document_verdict (id, document_id, application_id, outcome, author_id, at)
         SELECT gen_random_uuid(), id, application_id, 'accepted', added_by, now() FROM application_document WHERE id = $1`,
        [document],
      ),
    ).rejects.toThrow('separation of duties');
  });

  it('is told where the same evidence was used before; an applicant only of their own', async () => {
    const used = reference;
    must(await attach());
    await submit();
    reference = await world.draftApplication();
    const { document } = must(await attach({ name: 'other-name.pdf' }));
    expect((await own()).reuses.get(document)?.map((use) => use.reference)).toContain(used);
    await submit();
    const found = must(await getCase({ reference }, world.ctx(world.people.officer)));
    const { reuses } = await documentsOfCase(found.application, world.ctx(world.people.officer));
    expect(reuses.get(document)?.map((use) => use.reference)).toContain(used);
  });
});

describe('PostgreSQL', () => {
  it.each([
    ['change a file', "UPDATE evidence_file SET name = 'x.pdf'", 'permission denied'],
    ['say twice of a file what was found', "UPDATE evidence_file SET scan_state = 'infected'", 'looked at once'],
    ['delete a file', 'DELETE FROM evidence_file', 'permission denied'],
    ['change a document', "UPDATE application_document SET note = 'x'", 'permission denied'],
    ['put a document back', 'UPDATE application_document SET removed_at = NULL, removed_by = NULL', 'taken out once'],
    ['delete a document', 'DELETE FROM application_document', 'permission denied'],
    ['change a verdict', "UPDATE document_verdict SET outcome = 'accepted'", 'permission denied'],
  ])('lets nobody %s', async (_, sql, refusal) => {
    must(await attach());
    await expect(query(appUrl(), sql)).rejects.toThrow(refusal);
  });

  it('lets nobody take out a document unseen', async () => {
    must(await attach());
    const [{ id, added_by: by }] = (await query(
      superuserUrl(),
      'SELECT id, added_by FROM application_document WHERE removed_at IS NULL LIMIT 1',
    )) as [{ id: string; added_by: string }];
    const unseen = query(appUrl(), 'UPDATE application_document SET removed_at = now(), removed_by = $2 WHERE id = $1', [id, by]);
    await expect(unseen).rejects.toThrow('without an audit event');
  });
});
