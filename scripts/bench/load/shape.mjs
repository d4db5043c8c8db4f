// What was traded, in which proportion: rows of the trade files beside the project, read when they are there and kept nowhere; else of a seed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../setup/installation.mjs';

const FILES = join(root, '../shared/data/trade-2001-2015');
const YEARS_READ = 3;
const UNITS = { '': 'NAR', kg: 'KGM', g: 'GRM', m3: 'MTQ', m2: 'MTK', l: 'LTR', ml: 'MLT', m: 'MTR' };
const plain = (name) => name.toLowerCase().replaceAll(/s\b|[^a-z]/g, '');

/** Numbers that look drawn by lot and are the same in every run. */
export function lots(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the database knows: a line that is loaded names nothing else. */
async function known(client) {
  const codes = await client.query(`SELECT list, code, name_en FROM code_list_entry WHERE status = 'current'`);
  const of = (list) => codes.rows.filter((row) => row.list === list);
  const countries = await client.query(`SELECT code FROM country WHERE code <> 'XA' ORDER BY code`);
  const taxa = await client.query(`SELECT scientific_name FROM taxon WHERE rank = 'species' ORDER BY id`);
  return {
    terms: new Map(of('terms').map(({ code, name_en }) => [plain(name_en), code])),
    units: new Set(of('units').map(({ code }) => code)),
    purposes: new Set(of('purposes').map(({ code }) => code)),
    countries: countries.rows.map(({ code }) => code),
    taxa: taxa.rows.map(({ scientific_name }) => scientific_name),
  };
}

function* reported() {
  for (const name of readdirSync(FILES).sort().slice(-YEARS_READ)) {
    const [, ...lines] = gunzipSync(readFileSync(join(FILES, name)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) yield line.split(',');
  }
}

function fromFiles({ terms, units, purposes, countries }) {
  const there = new Set(countries);
  const rows = [];
  for (const [, appendix, taxon, , , , , importer, , , imported, exported, term, unit, purpose, source] of reported()) {
    const row = {
      appendix,
      taxon,
      country: importer,
      term: terms.get(plain(term ?? '')),
      unit: UNITS[unit] ?? '',
      purpose,
      source: source?.trim(),
      quantity: String(Math.max(0.01, Math.min(Math.round(Number(exported || imported) * 100) / 100, 1e6)) || 1),
    };
    const isUsable = /^(I|II|III)$/.test(appendix) && /^[A-Z][a-z]+ [a-z-]+$/.test(taxon) && /^[WRCDFAU]$/.test(row.source ?? '');
    if (isUsable && row.term && units.has(row.unit) && purposes.has(purpose) && there.has(importer)) rows.push(row);
  }
  return rows;
}

/** Few species are traded much and most hardly ever, and so it is with destinations. */
function fromSeed({ countries, taxa }, seed) {
  const lot = lots(seed);
  const skewed = (list) => list[Math.floor(list.length * lot() ** 4)];
  return Array.from({ length: 50_000 }, () => ({
    appendix: 'II',
    taxon: skewed(taxa),
    country: skewed(countries),
    term: skewed(['LIV', 'SKI', 'SPE', 'TRO', 'LPS']),
    unit: 'NAR',
    purpose: skewed(['T', 'P', 'S', 'Z']),
    source: skewed(['W', 'R', 'C', 'F']),
    quantity: String(1 + Math.floor(1_000 * lot() ** 3)),
  }));
}

/** Rows of trade to draw cases from, and where they come from. The first is of the species that was traded most. */
export async function shapeOfTrade(client, seed) {
  const names = await known(client);
  const isThere = existsSync(FILES);
  const rows = isThere ? fromFiles(names) : fromSeed(names, seed);
  const counts = new Map();
  for (const { taxon } of rows) counts.set(taxon, (counts.get(taxon) ?? 0) + 1);
  const most = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    rows,
    busiest: rows.filter(({ taxon }) => taxon === most[0]),
    told: `${isThere ? `${rows.length} rows of the trade files` : `seed ${seed}`}, ${counts.size} species`,
  };
}
