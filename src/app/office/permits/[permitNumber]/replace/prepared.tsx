import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { paths } from '@/app/_kit/paths';
import { lineLetter, type PermitContent } from '@/domain/permit/permit';
import { saidBy } from '@/domain/permit/replacement';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import type { PreparedInHand } from '@/services/permit/sign-replacement';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { DataTable } from '@/ui/tables/data-table';
import { decide } from './decide.action';

interface PreparedProps {
  readonly data: PreparedInHand;
  readonly title: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** What was prepared, what the new permit would say otherwise, and the decision to sign it or not. */
export function Prepared({ data, title, ctx, words }: PreparedProps) {
  const { t, format } = words;
  const { permit, prepared, content, isAnothers, isNumbered } = data;
  const { permitNumber } = permit;
  const outcomes = isNumbered ? (['sign'] as const) : content ? (['sign', 'drop'] as const) : (['drop'] as const);
  return (
    <>
      <p className="typed">
        <bdi>
          {t('office.replace.prepared', {
            name: prepared.preparerName,
            time: format.moment(prepared.preparedAt),
            ground: t(`office.replace.grounds.${prepared.ground}`),
            reason: prepared.reason,
          })}
        </bdi>
      </p>
      {content ? <Differences data={data} content={content} words={words} /> : null}
      {isNumbered ? <p>{t('office.replace.numbered')}</p> : null}
      {content || isNumbered ? null : <p>{t(isAnothers ? 'office.replace.anothers' : 'office.replace.blocked')}</p>}
      {content ? (
        <p>
          <a href={paths.office.replacementPreview({ permitNumber })}>{t('office.replace.preview')}</a>
        </p>
      ) : null}
      <ActionForm action={decide} title={title}>
        <HiddenField name="permitNumber" value={permitNumber} />
        <Radios
          name="outcome"
          label={t('office.revoke.decide')}
          choices={outcomes.map((value) => ({ value, text: t(`office.replace.${value}`) }))}
        />
        {isNumbered ? null : (
          <TextArea
            name="reason"
            label={t('office.replace.dropReason')}
            hint={t('office.replace.dropLead')}
            maxLength={4000}
            rows={3}
            isOptional
          />
        )}
        <ConfirmItIsYou ctx={ctx} words={words} />
        <SubmitButton>{t('office.revoke.decideSubmit')}</SubmitButton>
      </ActionForm>
    </>
  );
}

interface DifferencesProps {
  readonly data: PreparedInHand;
  readonly content: PermitContent;
  readonly words: Words;
}

/** The last day, what is left of each line, and what is corrected: as it is, and as it will be. */
function Differences({ data: { permit, prepared }, content, words: { t, format } }: DifferencesProps) {
  const quantities = permit.content.lines.map((line) => {
    const now = content.lines.find(({ position }) => position === line.position);
    const item = t('office.replace.onLine', { letter: lineLetter(line.position), field: t('office.replace.permitted') });
    return {
      key: `line${line.position}`,
      item,
      before: format.quantity(line.quantity),
      after: now ? format.quantity(now.quantity) : t('office.replace.leftOut'),
    };
  });
  const corrections = prepared.corrections.flatMap(({ field, line }) => {
    if (field === 'quantity') return [];
    const name = t(`office.replace.fields.${field}`);
    const item = line === null ? name : t('office.replace.onLine', { letter: lineLetter(line), field: name });
    return [{ key: `${field}${line ?? ''}`, item, before: saidBy(permit.content, field, line), after: saidBy(content, field, line) }];
  });
  const until = {
    key: 'until',
    item: t('office.replace.until'),
    before: format.day(permit.validUntil),
    after: format.day(content.validUntil),
  };
  return (
    <DataTable
      caption={t('office.replace.differences')}
      rows={[until, ...quantities, ...corrections]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'item', heading: t('office.replace.what'), isRowHeading: true, cell: ({ item }) => item },
        { key: 'before', heading: t('office.replace.before'), cell: ({ before }) => <bdi className="as-typed">{before}</bdi> },
        { key: 'after', heading: t('office.replace.after'), cell: ({ after }) => <bdi className="as-typed">{after}</bdi> },
      ]}
      empty={null}
    />
  );
}
