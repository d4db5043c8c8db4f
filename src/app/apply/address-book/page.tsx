import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getAddressBook } from '@/services/address-book/address-book';
import { BackLink, Heading, Lead, LinkButton, Panel, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

/** Parties and specimens of earlier applications, for the next one. */
export default definePage({
  permission: 'address-book:keep',
  load: getAddressBook,
  title: (_, { t }) => t('account.book.title'),
  view: ({ data: { parties, specimens }, words: { t, format } }) => {
    const change = (href: string, what: string) => ({
      href,
      text: t('account.home.change'),
      describedAs: t('account.home.changeOf', { what }),
    });
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{t('account.book.title')}</Heading>
        <Lead>{t('account.book.lead')}</Lead>
        <Panel heading={t('account.book.parties')} id="parties">
          {parties.length === 0 ? <p>{t('account.book.noParties')}</p> : null}
          <SummaryList
            rows={parties.map(({ id, name, country }) => ({
              key: id,
              label: <bdi>{name}</bdi>,
              value: format.country(country),
              change: change(paths.apply.savedParty({ entry: id }), name),
            }))}
          />
          <LinkButton href={paths.apply.newSavedParty}>{t('account.book.add')}</LinkButton>
        </Panel>
        <Panel heading={t('account.book.specimens')} id="specimens">
          {specimens.length === 0 ? <p>{t('account.book.noSpecimens')}</p> : null}
          <SummaryList
            rows={specimens.map(({ id, label, answers }) => ({
              key: id,
              label,
              value: <TaxonName name={answers.scientificName ?? ''} />,
              change: change(paths.apply.savedSpecimen({ entry: id }), label),
            }))}
          />
        </Panel>
      </>
    );
  },
});
