/** docs/reference/golden.md: our own golden cases, each with what is asked, what is expected and by which rules. */
import { fileURLToPath } from 'node:url';
import { differencesOf } from '../golden/compare';
import { type GoldenCase, readGoldenFile } from '../golden/golden-file';
import { judgeCase } from '../golden/judge-case';
import { code, list, page, table } from './markdown';

const FIXTURE = 'tests/fixtures/golden-cases.json';

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

// A star is a State not yet known, and would begin italics.
const starred = (text: string): string => text.replaceAll('*', '\\*');

/** "originPermitDate" as words. */
const words = (key: string): string => key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const say = (value: unknown): string => {
  if (value === null) return 'none';
  if (value === false) return 'no';
  if (value === true) return 'yes';
  if (Array.isArray(value)) return value.map(say).join(' · ');
  if (isRecord(value)) return told(value, []);
  return starred(String(value));
};
const told = (record: Json, without: readonly string[]): string =>
  Object.entries(record)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => `${words(key)} ${say(value)}`)
    .join(', ');

const OF_LINE = ['taxon', 'appendix', 'source', 'purpose', 'term', 'unit', 'quantity', 'live'];
const lineInWords = (line: Json): string => {
  const rest = told(line, OF_LINE);
  const quantity = line.quantity ?? (line.permitted === undefined ? '' : `${line.endorsed} of ${line.permitted}`);
  return `*${line.taxon}* (${line.appendix ?? 'not listed'}, ${line.source}, ${line.purpose}): ${quantity} ${line.unit} ${line.term}${rest ? `; ${rest}` : ''}`;
};

const OF_CASE = ['transaction', 'action', 'issuingParty', 'exporterCountry', 'importerCountry', 'lines'];

/** What a case asks, in words: the movement, its lines, and what is stated besides. */
function inWords({ input, fixtures, on }: GoldenCase): string {
  const lines = Array.isArray(input.lines) ? input.lines.filter(isRecord) : [];
  const way = [input.exporterCountry, input.importerCountry]
    .filter((code) => typeof code === 'string')
    .map(starred)
    .join(' → ');
  const known = told(fixtures, ['taxa']);
  return [
    `${on}, ${input.action ?? input.transaction}${way ? ` ${way}` : ` in ${input.issuingParty}`}.`,
    ...lines.map((line) => `${lineInWords(line)}.`),
    told(input, OF_CASE) ? `Stated: ${told(input, OF_CASE)}.` : '',
    known ? `Known: ${known}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function expectedInWords({ expected }: GoldenCase): string {
  const { outcome, documents, errors, warnings, infos, autoFilled } = expected;
  const papers = documents.map(
    ({ type, issuedBy, maxValidityMonths, uses }) =>
      `${code(type)} by ${issuedBy ?? '–'}${maxValidityMonths ? `, ${maxValidityMonths} months` : ''}${uses === 'multiple' ? ', for many crossings' : ''}`,
  );
  const rules = [
    ['errors', errors],
    ['warnings', warnings],
    ['notices', infos],
    ['filled', autoFilled],
  ] as const;
  return [
    `**${outcome.toLowerCase().replaceAll('_', ' ')}**`,
    ...papers,
    ...rules.filter(([, ids]) => ids.length > 0).map(([what, ids]) => `${what}: ${list(ids)}`),
  ].join('; ');
}

/** Every case of our own file, and where the portal answers otherwise than expected, with the difference. */
export function goldenPage(): string {
  const read = readGoldenFile(fileURLToPath(new URL(`../../${FIXTURE}`, import.meta.url)));
  if (!read.ok) throw new Error(read.problem);
  const { cases, units } = read.file;
  const differing = cases.flatMap((one) =>
    differencesOf(one, judgeCase(one, units)).map(({ what, expected, actual }) => [one.id, what, expected, actual]),
  );
  return page(
    'Golden cases',
    FIXTURE,
    `${cases.length} cases of our own, each judged by every rule of its stages with no database. \`npm run golden -- FILE.json\` judges any file of this shape and prints expected against actual. What a case does not state counts as satisfied when it is a requirement, and as absent when it is a claim. Taxa, ranges, quotas and suspensions of the cases are invented for them: they are no data about species.`,
    table(
      ['Case', 'What is asked', 'Expected', 'Rules', 'Confidence'],
      cases.map((one) => [
        `${one.id} ${one.title}`,
        inWords(one),
        expectedInWords(one),
        list(Array.isArray(one.rules) ? one.rules.map(String) : []),
        String(one.confidence ?? '–'),
      ]),
    ),
    '## Where the portal answers otherwise',
    differing.length === 0
      ? 'Nowhere: every case gives what is expected, those of low confidence among them.'
      : table(['Case', 'What', 'Expected', 'Actual'], differing),
  );
}
