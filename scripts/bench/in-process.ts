// The measurements that run inside the portal's own code: taxon search, permit drawing and sealing, issuing.
// Called by scripts/bench.mjs in a throw-away Exampleland; prints one JSON line of rows.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Client } from 'pg';
import { issueProven, playScene, SCENE_FOR_MEASURING, sceneActor } from '../../prisma/seed/demo-scenes';
import { ownerUrl } from '../../prisma/seed/with-owner';
import { installation, makeContext } from '../../src/composition';
import { env } from '../../src/config/env';
import { findPermit } from '../../src/data/repositories/permit-repository';
import type { PermitContent } from '../../src/domain/permit/permit';
import { renderPermit } from '../../src/pdf/render-permit';
import { importChecklist } from '../../src/services/reference/import-checklist';
import { getCase } from '../../src/services/review/get-case';
import { searchTaxa } from '../../src/services/taxonomy/search-taxa';
import { rowsOf, sideBySide } from './timing.mjs';

const CHECKLIST = join(import.meta.dirname, '../../../shared/data/reference/checklist-export-2017-04-21.csv.gz');
const QUERIES = ['python regius', 'pithon rejius', 'leopard', 'dendrobium nob', 'halcon peregrino'];
const BARE_SEARCH = `SELECT taxon_id FROM taxon_name WHERE normalised % normalise_name($1) ORDER BY similarity(normalised, normalise_name($1)) DESC LIMIT 10`;

async function search() {
  const ctx = makeContext(null, 'en');
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  let loaded = 'shipped and demonstration names only (no checklist beside the project)';
  if (existsSync(CHECKLIST)) {
    const imported = await importChecklist({ path: CHECKLIST }, { owner, now: ctx.now, newId: ctx.newId });
    loaded = imported.ok ? 'full checklist of 2017 loaded' : loaded;
  }
  const bare = new Client({ connectionString: env().databaseUrl });
  await bare.connect();
  const query = (round: number): string => QUERIES[round % QUERIES.length] ?? '';
  const medians = await sideBySide(
    {
      'search service, 10 answers with listings': (round: number) => searchTaxa({ query: query(round), language: 'en', limit: 10 }, ctx),
      'floor: the bare trigram SQL': (round: number) => bare.query(BARE_SEARCH, [query(round)]),
    },
    { rounds: 100 },
  );
  await Promise.all([owner.end(), bare.end()]);
  return rowsOf(`Taxon search (${loaded})`, medians, 'floor: the bare trigram SQL');
}

/** The same facts as a plain page for a browser to print. */
const pageOf = (content: PermitContent): string =>
  `<!doctype html><meta charset="utf-8"><style>body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}td{border:1px solid;padding:4pt;height:40pt}</style>
  <h1>${content.permitNumber}</h1><table>${content.lines.map((l) => `<tr><td>${l.scientificName}<td>${l.description}<td>${l.appendix} ${l.source}<td>${l.quantity} ${l.unit}</tr>`).join('')}</table>`;

async function drawing(content: PermitContent) {
  const line = content.lines[0];
  if (!line) throw new Error('the demonstration has a permit with lines');
  const four: PermitContent = { ...content, lines: [1, 2, 3, 4].map((position) => ({ ...line, position })) };
  const qrText = `HTTP://LOCALHOST:3000/V/${'A'.repeat(640)}`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: ['--disable-gpu'],
  });
  const page = await browser.newPage();
  const { sealer } = installation().ports;
  const draw = () => renderPermit(four, { qrText, checkAddress: 'localhost:3000/verify' });
  const claim = { signerName: 'bench', reason: 'bench', place: 'bench', at: new Date(0), stamp: null };
  const drawn = await draw();
  const { length } = await sealer.seal(drawn, claim);
  const medians = await sideBySide(
    {
      'permit of four lines, drawn': draw,
      'seal of it': () => sealer.seal(drawn, claim),
      'drawn and sealed': async () => sealer.seal(await draw(), claim),
      'floor: Chromium prints a plain page': async () => {
        await page.setContent(pageOf(four));
        await page.pdf({ format: 'A4' });
      },
    },
    { rounds: 40 },
  );
  await browser.close();
  return rowsOf(`PDF (${Math.round(length / 1000)} kB sealed)`, medians, 'floor: Chromium prints a plain page');
}

async function issuing(content: PermitContent) {
  const signer = await sceneActor('signer@example.test');
  const references: { reference: string; version: number }[] = [];
  const rounds = 25;
  for (let n = 0; n < rounds + 5; n++) {
    const reference = await playScene(SCENE_FOR_MEASURING, signer.today);
    const found = await getCase({ reference }, signer);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    references.push({ reference, version: found.value.application.version });
  }
  const { sealer } = installation().ports;
  let next = 0;
  const medians = await sideBySide(
    {
      'issue, end to end (proof, number, signature, PDF, seal, two audited transactions)': async () => {
        const input = references[next++];
        if (!input) throw new Error('no approved application is left');
        const issued = await issueProven(input, signer);
        if (!issued.ok) throw new Error(JSON.stringify(issued.problem));
      },
      'floor: drawing and sealing alone': async () => {
        const pdf = await renderPermit(content, {
          qrText: `HTTP://LOCALHOST:3000/V/${'A'.repeat(560)}`,
          checkAddress: 'localhost:3000/verify',
        });
        await sealer.seal(pdf, { signerName: 'bench', reason: 'bench', place: 'bench', at: new Date(0), stamp: null });
      },
    },
    { rounds, warm: 5 },
  );
  return rowsOf('Issue', medians, 'floor: drawing and sealing alone');
}

const ctx = makeContext(null, 'en');
const first = await ctx.db.permit.findFirstOrThrow({
  where: { state: 'issued', validUntil: { gt: new Date(ctx.now) } },
  select: { permitNumber: true },
});
const permit = await findPermit(ctx.db, { number: first.permitNumber });
if (!permit) throw new Error('the demonstration has an issued permit');
const rows = [...(await drawing(permit.content)), ...(await issuing(permit.content)), ...(await search())];
console.log(`BENCH ${JSON.stringify(rows)}`);
await ctx.db.$disconnect();
