import type { DerivedListing } from '@/domain/application/application';
import type { Words } from '@/i18n/words';
import { TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

/** The listing that was derived: Appendix, unit, annotation; and whether an officer has to confirm the name. */
export function ListingFacts({ listing, words: { t } }: { readonly listing: DerivedListing | null; readonly words: Words }) {
  if (!listing) return null;
  const { appendix, listedAs, annotation, isLoaded } = listing;
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'appendix',
            label: t('apply.listing.appendix'),
            value: appendix ? t(`codes.appendix.${appendix}`) : t('apply.species.notListed'),
          },
          ...(listedAs ? [{ key: 'listedAs', label: t('apply.listing.listedAs'), value: <TaxonName name={listedAs} /> }] : []),
          ...(annotation ? [{ key: 'annotation', label: t('apply.listing.annotation'), value: annotation }] : []),
        ]}
      />
      {isLoaded ? null : <p>{t('apply.species.unconfirmed')}</p>}
    </>
  );
}
