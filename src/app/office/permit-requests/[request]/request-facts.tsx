import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { RequestToDecide } from '@/services/permit-requests/decide-request';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

interface RequestFactsProps {
  readonly asked: RequestToDecide;
  readonly words: Words;
}

/** Who asks what about which permit, and how the permit stands. */
export function RequestFacts({ asked: { request, permit, stateToday, reference, holder }, words: { t, format } }: RequestFactsProps) {
  const said = (key: string, label: string, text: string | null) =>
    text === null ? [] : [{ key, label, value: <bdi className="as-typed">{text}</bdi> }];
  return (
    <SummaryList
      rows={[
        {
          key: 'permit',
          label: t('permits.office.permit'),
          value: (
            <a href={paths.office.permit(permit)}>
              <Code>{permit.permitNumber}</Code>
            </a>
          ),
        },
        {
          key: 'permit-state',
          label: t('permits.office.permitState'),
          value: <StatusTag state={stateToday} text={t(`states.permit.${stateToday}`)} />,
        },
        { key: 'until', label: t('permits.office.validUntil'), value: format.day(permit.validUntil) },
        {
          key: 'application',
          label: t('permits.office.application'),
          value: (
            <a href={paths.office.application({ reference })}>
              <Code>{reference}</Code>
            </a>
          ),
        },
        { key: 'holder', label: t('permits.office.holder'), value: <bdi>{holder}</bdi> },
        { key: 'sent', label: t('permits.request.sentOn'), value: format.moment(request.declaredAt) },
        ...said('what', t('permits.office.what'), request.explanation),
        ...said('place', t('permits.office.place'), request.place),
        ...said('should-be', t('permits.office.shouldBe'), request.shouldBe),
        { key: 'state', label: t('permits.request.state'), value: t(`permits.request.states.${request.state}`) },
        ...said('reason', t('permits.office.reason'), request.reason),
      ]}
    />
  );
}
