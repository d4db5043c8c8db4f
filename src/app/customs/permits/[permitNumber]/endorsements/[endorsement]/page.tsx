import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getEndorsement } from '@/services/border/get-endorsement';
import { Notice } from '@/ui/feedback/notice';
import { ButtonRow, Heading, LinkButton } from '@/ui/layout/page-parts';
import { permitNumberSchema } from '../../../../_check/permit-number';
import { Crossed } from './crossed';

export default definePage({
  permission: 'border:look-up',
  params: z.object({ permitNumber: permitNumberSchema, endorsement: z.uuid() }),
  load: getEndorsement,
  title: (_, { t }) => t('customs.done.recorded'),
  view: ({ data, input, words: { t, format }, words }) => {
    const { endorsement, permit } = data;
    const { endorsedOn, post, officerName, reference } = endorsement;
    return (
      <>
        <Heading>{t('customs.done.title', { permit: input.permitNumber })}</Heading>
        <Notice tone="success" label={t('shared.success')} heading={t('customs.done.recorded')}>
          <p>{t('customs.done.reference', { reference })}</p>
          <p>{t('customs.done.at', { day: format.day(endorsedOn), post, officer: officerName })}</p>
        </Notice>
        {permit ? <Crossed record={data} permit={permit} words={words} /> : null}
        <ButtonRow>
          <LinkButton href={paths.customs.lookUp} tone="primary">
            {t('customs.lookUp.next')}
          </LinkButton>
          <LinkButton href={paths.customs.permit(input)}>{t('customs.done.permit')}</LinkButton>
        </ButtonRow>
      </>
    );
  },
});
