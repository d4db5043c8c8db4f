import { randomUUID } from 'node:crypto';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { BorderLine, BorderView } from '@/services/border/look-up-permit';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { namesOf } from '../../../_check/names';
import { endorse } from './endorse.action';

interface EndorseFormProps {
  readonly view: BorderView;
  readonly permit: NonNullable<BorderView['permit']>;
  readonly post: { readonly name: string };
  readonly today: string;
  readonly words: Words;
  readonly titled: (title: string) => string;
}

/** Box 14: what crosses of each line, at the officer's post, today. Nothing is filled in beforehand: it must be counted. */
export function EndorseForm({ view, permit, post, today, words, titled }: EndorseFormProps) {
  const { t, format } = words;
  const { nameOf, amount, letterOf } = namesOf(permit.content, words);
  const heading = t('customs.endorse.title', { permit: permit.permitNumber });
  const balance = ({ quantity, endorsed, left, unit }: BorderLine) =>
    permit.useRule === 'multiple-crossings'
      ? t('customs.endorse.crossing', { quantity: amount(quantity, unit) })
      : t('customs.endorse.balance', {
          quantity: amount(quantity, unit),
          endorsed: format.quantity(endorsed),
          left: format.quantity(left),
        });
  return (
    <>
      <BackLink href={paths.customs.permit(permit)}>{t('shared.back')}</BackLink>
      <ActionForm action={endorse} title={titled(heading)}>
        <Heading caption={t('customs.endorse.where', { post: post.name, day: format.day(today) })}>{heading}</Heading>
        <Lead>{t('customs.endorse.lead')}</Lead>
        {permit.useRule === 'one-consignment' ? (
          <Notice tone="warning" label={t('shared.warning')} heading={t('customs.endorse.closes')}>
            <p>{t('customs.endorse.closesText')}</p>
          </Notice>
        ) : null}
        <HiddenField name="permitNumber" value={permit.permitNumber} />
        <HiddenField name="idempotencyKey" value={randomUUID()} />
        {view.lines.map((line) => (
          <TextField
            key={line.position}
            name={`quantity-${line.position}`}
            label={t('customs.line.named', { letter: letterOf(line.position), taxon: line.scientificName })}
            hint={`${nameOf('term', line.term)}. ${balance(line)}`}
            suffix={nameOf('unit', line.unit)}
            inputMode="decimal"
            width="short"
            maxLength={60}
          />
        ))}
        <TextField
          name="transportDocument"
          label={t('customs.endorse.transportDocument')}
          hint={t('customs.endorse.transportHint')}
          isOptional
          maxLength={60}
          width="medium"
        />
        <TextArea name="remarks" label={t('customs.endorse.remarks')} isOptional maxLength={1000} rows={3} />
        <SubmitButton>{t('customs.endorse.confirm')}</SubmitButton>
      </ActionForm>
    </>
  );
}
