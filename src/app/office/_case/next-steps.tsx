import { paths } from '@/app/_kit/paths';
import { type ApplicationAction, FINISHED_STATES } from '@/domain/application/application-states';
import { openHold } from '@/domain/application/case-hold';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { ButtonRow, LinkButton, Panel } from '@/ui/layout/page-parts';
import { CaseFields } from './case-fields';
import { OpenHold } from './holds';
import { RetrospectiveNotice } from './retrospective';
import { resumeReview, startReview } from './take-up.action';

type Tone = 'primary' | 'secondary' | 'danger';

/** The pages of the steps, the one that carries the case forward first; only one button of a page is primary. */
const PAGES: readonly {
  readonly action: ApplicationAction;
  readonly href: (of: { readonly reference: string }) => string;
  readonly tone: Tone;
}[] = [
  { action: 'approve', href: paths.office.decide, tone: 'primary' },
  { action: 'recommend', href: paths.office.recommend, tone: 'primary' },
  { action: 'requestFindings', href: paths.office.requestFindings, tone: 'secondary' },
  { action: 'returnForInformation', href: paths.office.returnForInformation, tone: 'secondary' },
];

interface StepsProps {
  readonly found: Case;
  readonly words: Words;
  /** The page's full title, carried by the one form that may stand here. */
  readonly pageTitle: string;
}

/** What this person can do now, or why not. */
export function NextSteps({ found, words, pageTitle }: StepsProps) {
  const { t } = words;
  const { reference } = found.application;
  const pages = PAGES.filter(({ action }) => found.actions.includes(action));
  return (
    <Panel heading={t('office.case.next')} id="next">
      <OpenHold holds={found.holds} words={words} />
      <RetrospectiveNotice reference={reference} retrospective={found.retrospective} words={words} />
      <WhyNot found={found} words={words} />
      {found.actions.includes('startReview') ? (
        <ActionForm action={startReview} title={pageTitle}>
          <CaseFields application={found.application} />
          <p className="hint">{t('office.case.startHint')}</p>
          <SubmitButton>{t('office.case.start')}</SubmitButton>
        </ActionForm>
      ) : null}
      {found.actions.includes('resumeReview') ? (
        <ActionForm action={resumeReview} title={pageTitle}>
          <CaseFields application={found.application} />
          <p className="hint">{t('office.case.resumeHint')}</p>
          <SubmitButton tone="secondary">{t('office.case.resume')}</SubmitButton>
        </ActionForm>
      ) : null}
      <ButtonRow>
        {found.maySign ? (
          <LinkButton href={paths.office.sign({ reference })} tone="primary">
            {t('office.case.sign')}
          </LinkButton>
        ) : null}
        {pages.map(({ action, href, tone }) => (
          <LinkButton key={action} href={href({ reference })} tone={tone}>
            {action === 'approve' ? t('case.decide.link') : t(`states.applicationAction.${action}`)}
          </LinkButton>
        ))}
        {found.mayRecordFindings ? (
          <LinkButton href={paths.office.retrospective({ reference })}>
            {t(found.retrospective ? 'case.retrospective.see' : 'case.retrospective.link')}
          </LinkButton>
        ) : null}
        {found.mayHold ? (
          <LinkButton href={paths.office.hold({ reference })}>
            {t(openHold(found.holds) ? 'case.release.title' : 'case.hold.title')}
          </LinkButton>
        ) : null}
        <a href={paths.office.preview({ reference })}>{t('office.case.preview')}</a>
      </ButtonRow>
    </Panel>
  );
}

/** Whether a form with the page's title stands among the steps. */
export const hasTitledForm = (found: Case): boolean => found.actions.includes('startReview') || found.actions.includes('resumeReview');

function WhyNot({ found, words: { t, format } }: Pick<StepsProps, 'found' | 'words'>) {
  const { application, barredBy, ownParts, actions, maySign, proposals, permits } = found;
  const label = t('shared.information');
  if (barredBy === 'separation-of-duties') {
    return (
      <Notice tone="warning" label={t('shared.warning')} heading={t('office.case.barred')}>
        <p>{t('office.case.barredDetail', { parts: format.list(ownParts.map((part) => t(`office.part.${part}`))) })}</p>
      </Notice>
    );
  }
  if (barredBy === 'decision-given') {
    return (
      <Notice tone="information" label={label} heading={t('office.case.given')}>
        <p>{t('office.case.givenDetail')}</p>
      </Notice>
    );
  }
  if (proposals.length > 0) {
    return (
      <Notice tone="information" label={label} heading={t('office.case.proposed')}>
        {proposals.map(({ id, kind, authorName: name, reasons }) => (
          <p key={id}>{t(kind === 'refuse' ? 'office.case.proposedRefuse' : 'office.case.proposedApprove', { name, reasons })}</p>
        ))}
      </Notice>
    );
  }
  if (actions.length > 0 || maySign) return null;
  if (FINISHED_STATES.includes(application.state)) return <p>{t('office.case.closed')}</p>;
  if (permits.some((permit) => permit.state !== 'void')) return <p>{t('office.case.issued')}</p>;
  return <p>{t('office.case.nothingToDo', { who: t(`office.waitingFor.${application.state}`) })}</p>;
}
