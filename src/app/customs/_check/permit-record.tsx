import { paths } from '@/app/_kit/paths';
import type { PermitParty } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { BorderLine, BorderView } from '@/services/border/look-up-permit';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList, type SummaryRow } from '@/ui/layout/summary-list';
import { DataTable } from '@/ui/tables/data-table';
import { namesOf } from './names';

type Permit = NonNullable<BorderView['permit']>;

interface RecordProps {
  readonly view: BorderView & { readonly permit: Permit };
  readonly words: Words;
}

const partyText = (party: PermitParty): string => [party.name, party.latinName, ...party.address].filter(Boolean).join('\n');

/** Everything the permit says, for an officer at the border: parties with their addresses, lines with their balance, endorsements. */
export function PermitRecord({ view, words }: RecordProps) {
  const { t } = words;
  return (
    <>
      <section aria-labelledby="lines">
        <h2 id="lines">{t('customs.line.caption')}</h2>
        <Lines view={view} words={words} />
      </section>
      <section aria-labelledby="permit">
        <h2 id="permit">{t('customs.fact.heading')}</h2>
        <SummaryList rows={factsOf(view, words)} />
        <p>
          <a href={paths.customs.permitPdf(view.permit)}>{t('customs.fact.pdf')}</a>
        </p>
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{t('customs.past.caption')}</h2>
        <PastEndorsements view={view} words={words} />
        {view.permit.pdfSha256 ? (
          <p>
            <a href={paths.customs.permitAnnex(view.permit)}>{t('customs.past.annex')}</a>
          </p>
        ) : null}
      </section>
    </>
  );
}

function factsOf({ permit, paper }: RecordProps['view'], words: Words): readonly SummaryRow[] {
  const { t, format } = words;
  const { content } = permit;
  const { nameOf, country } = namesOf(content, words);
  const days = { from: format.day(permit.validFrom), until: format.day(permit.validUntil) };
  const fact = (
    key:
      | 'number'
      | 'type'
      | 'state'
      | 'exporter'
      | 'importer'
      | 'countries'
      | 'issuedBy'
      | 'valid'
      | 'purpose'
      | 'use'
      | 'conditions'
      | 'stamp'
      | 'paper',
  ) => ({ key, label: t(`customs.fact.${key}`) }) as const;
  return [
    { ...fact('number'), value: <Code>{permit.permitNumber}</Code> },
    { ...fact('type'), value: t(`codes.documentType.${permit.documentType}`) },
    { ...fact('state'), value: <StatusTag state={permit.state} text={t(`states.permit.${permit.state}`)} /> },
    { ...fact('exporter'), value: <bdi>{`${partyText(content.exporter)}\n${country(content.exporter.country)}`}</bdi> },
    { ...fact('importer'), value: <bdi>{`${partyText(content.importer)}\n${country(content.importer.country)}`}</bdi> },
    {
      ...fact('countries'),
      value: t('verify.fact.fromTo', { from: country(content.countryOfExport), to: country(content.countryOfImport) }),
    },
    { ...fact('issuedBy'), value: content.managementAuthority.name },
    { ...fact('valid'), value: t('verify.fact.validDays', days) },
    { ...fact('purpose'), value: `${content.purpose} – ${nameOf('purpose', content.purpose)}` },
    { ...fact('use'), value: t(`customs.use.${permit.useRule}`) },
    ...(content.specialConditions.length > 0 ? [{ ...fact('conditions'), value: content.specialConditions.join('\n') }] : []),
    ...(content.securityStampNumber ? [{ ...fact('stamp'), value: <Code>{content.securityStampNumber}</Code> }] : []),
    ...(paper.length > 0 ? [{ ...fact('paper'), value: <Code>{paper.join(', ')}</Code> }] : []),
  ];
}

function Lines({ view, words }: RecordProps) {
  const { t, format } = words;
  const { nameOf, letterOf } = namesOf(view.permit.content, words);
  const source = ({ source: first, secondarySource }: BorderLine) =>
    [first, secondarySource].flatMap((code) => (code ? [`${code} – ${nameOf('source', code)}`] : [])).join('; ');
  const amount = (quantity: string, unit: string) => (
    <>
      {format.quantity(quantity)}
      <span className="common-name">{nameOf('unit', unit)}</span>
    </>
  );
  const description = (line: BorderLine) => (
    <>
      {`${nameOf('term', line.term)} (${line.term})`}
      <br />
      <bdi>{line.description}</bdi>
      {line.marks.length > 0 ? (
        <>
          <br />
          {t('customs.line.marks', { marks: line.marks.join(', ') })}
        </>
      ) : null}
      {line.origin ? (
        <>
          <br />
          {t('customs.line.origin', { country: nameOf('country', line.origin.country) })}
        </>
      ) : null}
    </>
  );
  return (
    <DataTable<BorderLine>
      caption={t('customs.line.caption')}
      isCaptionHidden
      rows={view.lines}
      rowKey={(line) => String(line.position)}
      empty={null}
      columns={[
        { key: 'line', heading: t('customs.line.line'), cell: (line) => letterOf(line.position), isRowHeading: true },
        {
          key: 'species',
          heading: t('customs.line.species'),
          cell: (line) => <TaxonName name={line.scientificName} commonName={line.commonName} language="en" />,
        },
        { key: 'description', heading: t('customs.line.description'), cell: description },
        { key: 'appendix', heading: t('customs.line.appendix'), cell: (line) => line.appendix },
        { key: 'source', heading: t('customs.line.source'), cell: source },
        { key: 'quantity', heading: t('customs.line.quantity'), cell: (line) => amount(line.quantity, line.unit), align: 'end' },
        { key: 'endorsed', heading: t('customs.line.endorsed'), cell: (line) => amount(line.endorsed, line.unit), align: 'end' },
        { key: 'left', heading: t('customs.line.left'), cell: (line) => amount(line.left, line.unit), align: 'end' },
      ]}
    />
  );
}

function PastEndorsements({ view, words }: RecordProps) {
  const { t, format } = words;
  const { amount, letterOf } = namesOf(view.permit.content, words);
  const unitOf = (position: number) => view.lines.find((line) => line.position === position)?.unit ?? '';
  return (
    <DataTable
      caption={t('customs.past.caption')}
      isCaptionHidden
      rows={view.endorsements}
      rowKey={({ id }) => id}
      empty={<p>{t('customs.past.none')}</p>}
      columns={[
        {
          key: 'reference',
          heading: t('customs.past.reference'),
          cell: ({ id, reference }) => (
            <a href={paths.customs.endorsed({ permitNumber: view.permit.permitNumber, endorsement: id })}>
              <Code>{reference}</Code>
            </a>
          ),
          isRowHeading: true,
        },
        { key: 'day', heading: t('customs.past.day'), cell: ({ endorsedOn }) => format.day(endorsedOn) },
        { key: 'place', heading: t('customs.past.place'), cell: ({ post, officerName }) => `${post}, ${officerName}` },
        {
          key: 'quantities',
          heading: t('customs.past.quantities'),
          cell: ({ quantities }) =>
            quantities.map(({ position, quantity }) => `${letterOf(position)}: ${amount(quantity, unitOf(position))}`).join('; '),
        },
        { key: 'document', heading: t('customs.past.document'), cell: ({ transportDocument }) => <bdi>{transportDocument ?? '–'}</bdi> },
        { key: 'remarks', heading: t('customs.past.remarks'), cell: ({ remarks }) => <bdi>{remarks ?? '–'}</bdi> },
      ]}
    />
  );
}
