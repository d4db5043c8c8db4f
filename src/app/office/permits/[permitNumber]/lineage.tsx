import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { PermitRecord } from '@/services/permit/get-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Code } from '@/ui/layout/page-parts';
import { receive } from './receive-paper.action';

interface LineageProps {
  readonly record: PermitRecord;
  readonly words: Words;
}

/** Which permit this one replaces, which stands in its place, and whether its paper came back. */
export function Lineage({ record: { permit, measures, mayReceivePaper }, words: { t, format } }: LineageProps) {
  const { permitNumber, replaces, replacedBy } = permit;
  const other = (text: string, number: string) => (
    <p>
      {text}{' '}
      <a href={paths.office.permit({ permitNumber: number })}>
        <Code>{number}</Code>
      </a>
    </p>
  );
  return (
    <>
      {replaces ? other(t('office.lineage.replaces'), replaces) : null}
      {replacedBy ? other(t('office.lineage.replacedBy'), replacedBy) : null}
      {measures?.returnedPaper ? <p>{t('office.lineage.handedIn', { day: format.day(measures.returnedPaper.returnedOn) })}</p> : null}
      {mayReceivePaper ? (
        <ActionForm action={receive}>
          <HiddenField name="permitNumber" value={permitNumber} />
          <p className="hint">{t('office.lineage.receiveHint')}</p>
          <SubmitButton tone="secondary">{t('office.lineage.receive')}</SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
