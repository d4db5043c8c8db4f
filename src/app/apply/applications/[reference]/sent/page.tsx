import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail } from '@/domain/shared/result';
import { getOwnApplication } from '@/services/application/get-application';
import { Notice } from '@/ui/feedback/notice';
import { ButtonRow, Code, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { Reference } from '../../../_parts/inputs';

/** That it was sent, under which reference, and what happens next. */
export default definePage({
  permission: 'application:read-own',
  params: z.object({ reference: Reference }),
  load: async (input, ctx) => {
    const own = await getOwnApplication(input, ctx);
    // A draft was not sent, whoever opens this address.
    return own.ok && own.value.application.submittedAt === null ? fail({ kind: 'not-found', what: 'page' }) : own;
  },
  title: (_, { t }) => t('apply.sent.title'),
  view: ({ data: { application, age, feeState }, words: { t, format } }) => {
    const { reference } = application;
    return (
      <>
        <Heading>{t('apply.sent.title')}</Heading>
        <Notice tone="success" label={t('shared.success')} heading={t('apply.sent.reference')}>
          <p className="reference">
            <Code>{reference}</Code>
          </p>
        </Notice>
        <Panel heading={t('apply.sent.next')} id="next">
          <ol>
            <li>{t('apply.sent.n1')}</li>
            <li>{t('apply.sent.n2')}</li>
            <li>{t('apply.sent.n3')}</li>
          </ol>
          {age?.expectedOn ? (
            <p>{t('apply.progress.expected', { day: format.day(age.expectedOn), used: age.used, target: age.target })}</p>
          ) : null}
        </Panel>
        <ButtonRow>
          <LinkButton href={paths.apply.application({ reference })} tone="primary">
            {t('apply.sent.follow')}
          </LinkButton>
          {feeState === 'open' ? <a href={paths.apply.fee({ reference })}>{t('fees.toPay')}</a> : null}
          <a href={paths.apply.home}>{t('apply.backToHome')}</a>
        </ButtonRow>
      </>
    );
  },
});
