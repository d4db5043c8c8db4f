import type { ReactNode } from 'react';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';

interface StepFrameProps {
  readonly reference: string;
  readonly heading: string;
  readonly lead?: string;
  readonly words: Words;
  readonly children: ReactNode;
}

/** A page of one step on a case: the way back to it, its reference, what is to be done. */
export function StepFrame({ reference, heading, lead, words: { t }, children }: StepFrameProps) {
  return (
    <>
      <BackLink href={paths.office.application({ reference })}>{t('shared.back')}</BackLink>
      <Heading caption={t('office.case.title', { reference })}>{heading}</Heading>
      {lead ? <Lead>{lead}</Lead> : null}
      {children}
    </>
  );
}
