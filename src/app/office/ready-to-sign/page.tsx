import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { MOST_ITEMS } from '@/domain/access/step-up';
import type { Words } from '@/i18n/words';
import { listReadyToSign, type ReadyList } from '@/services/permit/sign-several';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { CheckboxList } from '@/ui/forms/choice-fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { signChosen } from './sign-chosen.action';

const count = z.coerce.number().int().min(0).max(MOST_ITEMS).optional().catch(undefined);

/** What waits for a signature: each is opened and read, and up to twenty are signed with one confirmation. */
export default definePage({
  permission: 'permit:sign',
  searchParams: z.object({ signed: count, left: count, released: z.literal('yes').optional().catch(undefined) }),
  load: (_, ctx) => listReadyToSign(null, ctx),
  view: ({ data: { rows, replacements, countersignatures, signedThisHour, mostAnHour }, input, words, ctx, titled }) => {
    const { t } = words;
    const title = t('office.readyToSign.title');
    return (
      <>
        <Heading>{title}</Heading>
        <Lead>{t('office.readyToSign.lead', { most: MOST_ITEMS })}</Lead>
        {input.signed ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t('office.readyToSign.done', { n: input.signed })}</p>
          </Notice>
        ) : null}
        {input.released ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t('office.readyToSign.release.done')}</p>
          </Notice>
        ) : null}
        {input.left ? (
          <Notice tone="warning" label={t('shared.warning')}>
            <p>{t('office.readyToSign.left', { n: input.left })}</p>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <>
            <title>{titled(title)}</title>
            <p>{t('office.readyToSign.empty')}</p>
          </>
        ) : (
          <ActionForm action={signChosen} title={titled(title)}>
            <CheckboxList name="references" label={t('office.readyToSign.choose')} choices={rows.map((row) => choiceOf(row, words))} />
            <ConfirmItIsYou ctx={ctx} words={words} />
            <SubmitButton>{t('office.readyToSign.submit')}</SubmitButton>
          </ActionForm>
        )}
        <Replacements replacements={replacements} words={words} />
        <Countersignatures countersignatures={countersignatures} words={words} />
        <p className="hint">{t('office.readyToSign.measure', { signed: signedThisHour, most: mostAnHour })}</p>
        <p>
          <a href={paths.office.releaseSigner}>{t('office.readyToSign.releaseLink')}</a>
        </p>
        <p>
          <a href={paths.office.delegate}>{t('signatories.delegate')}</a>
        </p>
      </>
    );
  },
});

/** Permits whose replacement is prepared: read and signed one by one, since each stands for another paper. */
function Replacements({ replacements, words: { t, format } }: Pick<ReadyList, 'replacements'> & { readonly words: Words }) {
  if (replacements.length === 0) return null;
  return (
    <Panel heading={t('office.readyToSign.replacements')} id="replacements">
      <ul>
        {replacements.map(({ permitNumber, ground, preparerName, preparedAt }) => (
          <li key={permitNumber}>
            <a href={paths.office.permitAction({ permitNumber, action: 'replace' })}>
              {t('office.readyToSign.replacement', {
                number: permitNumber,
                ground: t(`office.replace.grounds.${ground}`),
                name: preparerName,
                time: format.moment(preparedAt),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Permits issued after the movement that another signatory signed: read and signed one by one. */
function Countersignatures({ countersignatures, words: { t, format } }: Pick<ReadyList, 'countersignatures'> & { readonly words: Words }) {
  if (countersignatures.length === 0) return null;
  return (
    <Panel heading={t('office.countersign.waiting')} id="countersignatures">
      <ul>
        {countersignatures.map(({ permitNumber, signerName, numberedAt }) => (
          <li key={permitNumber}>
            <a href={paths.office.countersign({ permitNumber })}>
              {t('office.countersign.waitingFor', { number: permitNumber, name: signerName, time: format.moment(numberedAt) })}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function choiceOf({ reference, answers, taxa, openedAt }: ReadyList['rows'][number], { t, format }: Words) {
  const holder = typeof answers.exporterName === 'string' ? answers.exporterName : '';
  return {
    value: reference,
    text: (
      <>
        {reference} · <bdi>{holder}</bdi> · <i lang="la">{format.list(taxa)}</i>
      </>
    ),
    hint: openedAt ? t('office.readyToSign.opened', { time: format.moment(openedAt) }) : t('office.readyToSign.notOpened'),
    link: { href: paths.office.sign({ reference }), text: t('office.readyToSign.open', { reference }) },
  };
}
