import type { ReactNode } from 'react';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';

interface MeasureFrameProps {
  readonly permitNumber: string;
  readonly heading: string;
  readonly lead: string;
  readonly words: Words;
  readonly children: ReactNode;
}

/** What stands round every step that changes an issued permit: back to the permit, what it is, and what it does. */
export const MeasureFrame = ({ permitNumber, heading, lead, words: { t }, children }: MeasureFrameProps) => (
  <>
    <BackLink href={paths.office.permit({ permitNumber })}>{t('shared.back')}</BackLink>
    <Heading>{heading}</Heading>
    <Lead>{lead}</Lead>
    {children}
  </>
);
