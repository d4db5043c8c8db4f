import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnApplicationRow } from '@/services/application/list-own-applications';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import { named } from './answer-text';
import { nextByWhen } from './next-in-words';

/** One application in the list: reference, taxa, document, destination, state, and the next step in words. */
export function ApplicationCard({ row, words }: { readonly row: OwnApplicationRow; readonly words: Words }) {
  const { t, format } = words;
  const { reference, state, answers, lines } = row.application;
  const [permit] = row.permits;
  const [first] = lines.flatMap((line) => line.answers.scientificName ?? []);
  const document = answers.documentType ? named('documentType', answers.documentType, words) : named('form', answers.form ?? '', words);
  const destination = answers.importerCountry ? [t('apply.home.to', { country: format.country(answers.importerCountry) })] : [];
  return (
    <article className="panel" aria-labelledby={`application-${reference}`}>
      <div className="record-heading">
        <h2 id={`application-${reference}`}>
          <a href={paths.apply.application({ reference })}>
            <Code>{reference}</Code>
          </a>
        </h2>
        {permit ? (
          <StatusTag state={permit.state} text={t(`states.permit.${permit.state}`)} />
        ) : (
          <StatusTag state={state} text={t(`states.application.${state}`)} />
        )}
      </div>
      <p>
        {first ? <TaxonName name={first} /> : t('apply.home.noSpecies')}
        {first && lines.length > 1 ? <> {t('apply.home.more', { n: lines.length - 1 })}</> : null}
      </p>
      <p className="hint">{[document, ...destination].join(' · ')}</p>
      {row.applicantName === null ? null : <p>{t('apply.applicant.for', { name: row.applicantName })}</p>}
      <p>{t('apply.home.nextStep', { words: nextByWhen(row, words) })}</p>
      <p className="record-acts">
        {row.feeState === 'open' ? <a href={paths.apply.fee({ reference })}>{t('fees.toPay')}</a> : null}
        {row.permits.map(({ permitNumber }) => (
          <a key={permitNumber} href={paths.apply.permit({ permitNumber })}>
            {t('apply.home.permit', { number: permitNumber })}
          </a>
        ))}
        <a href={paths.apply.copy({ reference })}>
          {t('apply.copy.link')}
          <span className="visually-hidden"> {t('apply.copy.linkOf', { reference })}</span>
        </a>
      </p>
    </article>
  );
}
