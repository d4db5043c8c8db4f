import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { listMandates, type SeenMandate } from '@/services/mandates/mandates';
import { EmptyState } from '@/ui/feedback/empty-state';
import { BackLink, Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

/** Who may act for oneself or one's organisation, and for whom one acts as an agent. */
export default definePage({
  permission: 'mandate:give',
  load: listMandates,
  title: (_, { t }) => t('account.mandates.title'),
  view: ({ data: mandates, words }) => {
    const { t } = words;
    const [given, held] = [mandates.filter(({ side }) => side === 'client'), mandates.filter(({ side }) => side === 'agent')];
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{t('account.mandates.title')}</Heading>
        <Lead>{t('account.mandates.lead')}</Lead>
        <p>
          <LinkButton href={paths.apply.newMandate} tone="primary">
            {t('account.mandates.give')}
          </LinkButton>
        </p>
        {mandates.length === 0 ? <EmptyState heading={t('account.mandates.none')}>{t('account.mandates.noneText')}</EmptyState> : null}
        {given.length > 0 ? <MandateList heading={t('account.mandates.given')} id="given" mandates={given} words={words} /> : null}
        {held.length > 0 ? <MandateList heading={t('account.mandates.held')} id="held" mandates={held} words={words} /> : null}
      </>
    );
  },
});

interface MandateListProps {
  readonly heading: string;
  readonly id: string;
  readonly mandates: readonly SeenMandate[];
  readonly words: Words;
}

function MandateList({ heading, id, mandates, words: { t, format } }: MandateListProps) {
  const other = (mandate: SeenMandate) => (mandate.side === 'client' ? (mandate.agentName ?? mandate.agentEmail) : mandate.clientName);
  return (
    <Panel heading={heading} id={id}>
      <SummaryList
        rows={mandates.map((mandate) => ({
          key: mandate.id,
          label: <bdi>{other(mandate)}</bdi>,
          value: (
            <>
              {t(`account.mandates.states.${mandate.state}`)} · {t(`account.mandates.scopes.${mandate.scope}`)} ·{' '}
              {t('account.mandates.term', { from: format.day(mandate.from), until: format.day(mandate.until) })}
            </>
          ),
          change: {
            href: paths.apply.mandate({ mandate: mandate.id }),
            text: t('account.mandates.see'),
            describedAs: t('account.mandates.seeOf', { name: other(mandate) }),
          },
        }))}
      />
    </Panel>
  );
}
