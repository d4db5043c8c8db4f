import { paths } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import { compareQuantity } from '@/domain/shared/quantity';
import type { Words } from '@/i18n/words';
import type { RegistersOfCase } from '@/services/registers/registers-of-case';
import type { Case } from '@/services/review/get-case';
import { Panel } from '@/ui/layout/page-parts';
import { CoveredBy } from '../registers/_parts/volume-left';

interface PanelsProps {
  readonly found: Case;
  readonly registers: RegistersOfCase;
  readonly words: Words;
}

/** What the registers hold of a case: a re-export shows its imports, an export the opinions, both the evidence. */
export function RegisterPanels({ found, registers, words }: PanelsProps) {
  const { reference, answers } = found.application;
  return (
    <>
      {answers.form === 'EXPORT' ? <AppliedOpinions opinions={registers.opinions} words={words} /> : null}
      {answers.form === 'REEXPORT' ? (
        <ImportBalance imports={registers.imports} reference={reference} mayConvert={found.mayRecordFindings} words={words} />
      ) : null}
      <NamedOperations operations={registers.operations} words={words} />
      <EvidenceList evidence={registers.evidence} words={words} />
    </>
  );
}

/** The operations and facilities that the lines name: whether they stand on the register, and what their year still allows. */
function NamedOperations({ operations, words: { t, format } }: Pick<RegistersOfCase, 'operations'> & { readonly words: Words }) {
  if (operations.length === 0) return null;
  return (
    <Panel heading={t('registers.named.title')} id="operations">
      {operations.map(({ position, asked, operation: { number, isRegistered, validUntil, capacityLeft } }) => (
        <div key={position} className="finding">
          <p>
            <strong>{t('registers.named.line', { line: lineLetter(position), number })}</strong>
          </p>
          <p>
            {isRegistered
              ? t('registers.named.stands', { until: validUntil ? format.day(validUntil) : '—' })
              : t('registers.named.unknown')}
          </p>
          {capacityLeft ? (
            <p>
              {t(isAbove(asked, capacityLeft) ? 'registers.named.above' : 'registers.named.left', {
                asked: format.quantity(asked),
                left: format.quantity(capacityLeft),
              })}
            </p>
          ) : null}
        </div>
      ))}
    </Panel>
  );
}

const isAbove = (asked: string, left: string): boolean => asked !== '' && compareQuantity(asked, left) > 0;

/** What the legal acquisition findings rest on, item by item. */
function EvidenceList({ evidence, words: { t, format } }: Pick<RegistersOfCase, 'evidence'> & { readonly words: Words }) {
  if (evidence.length === 0) return null;
  return (
    <Panel heading={t('registers.evidence.title')} id="evidence">
      <ul>
        {evidence.map(({ kind, reference, datedOn, description }) => (
          <li key={`${kind} ${reference}`}>
            {t(`registers.evidence.of.${kind}`)}: <bdi>{reference}</bdi>
            {datedOn ? ` · ${format.day(datedOn)}` : null}
            {description ? (
              <>
                {' · '}
                <bdi>{description}</bdi>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AppliedOpinions({ opinions, words }: Pick<RegistersOfCase, 'opinions'> & { readonly words: Words }) {
  const { t } = words;
  return (
    <Panel heading={t('registers.opinions.applied')} id="opinions">
      {opinions.length === 0 ? <p>{t('registers.opinions.none')}</p> : null}
      {opinions.map(({ position, opinion }) => (
        <div key={position} className="finding">
          <p>
            <strong>
              {t('registers.opinions.appliedLine', {
                line: lineLetter(position),
                reference: opinion.reference,
                author: opinion.authorName,
              })}
            </strong>
          </p>
          <p>
            <CoveredBy opinion={opinion} words={words} />
          </p>
          {[opinion.conditions, opinion.limitingAdvice].map((text) =>
            text ? (
              <p key={text}>
                <bdi className="typed">{text}</bdi>
              </p>
            ) : null,
          )}
        </div>
      ))}
    </Panel>
  );
}

interface BalanceProps extends Pick<RegistersOfCase, 'imports'> {
  readonly reference: string;
  readonly mayConvert: boolean;
  readonly words: Words;
}

function ImportBalance({ imports, reference, mayConvert, words: { t, format } }: BalanceProps) {
  return (
    <Panel heading={t('registers.balance.title')} id="imports">
      {imports.length === 0 ? <p>{t('registers.balance.none')}</p> : null}
      {imports.map(({ position, record, left, requested, conversion }) => {
        const line = lineLetter(position);
        return (
          <div key={position} className="finding">
            <p>
              <strong>{t('registers.balance.line', { line, reference: record.reference, day: format.day(record.importedOn) })}</strong>
            </p>
            <p>
              {t('registers.balance.sum', {
                imported: format.quantity(record.quantity),
                held: format.quantity(record.held),
                left: format.quantity(left),
                unit: record.unit,
              })}
            </p>
            <p>
              {requested === null
                ? t('registers.balance.needsConversion')
                : t('registers.balance.requested', { requested: `${format.quantity(requested)} ${record.unit}` })}
            </p>
            {conversion ? <p>{t('registers.balance.conversion', { ...conversion })}</p> : null}
            {mayConvert && (requested === null || conversion) ? (
              <p>
                <a href={paths.office.conversion({ reference, line: position })}>{t('registers.balance.record', { line })}</a>
              </p>
            ) : null}
          </div>
        );
      })}
    </Panel>
  );
}
