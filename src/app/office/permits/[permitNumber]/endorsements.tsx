import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { PermitRecord } from '@/services/permit/get-permit';
import { Timeline } from '@/ui/layout/timeline';

/** What Customs endorsed (box 14), oldest first. */
export function Endorsements({ record, words: { t, format } }: { readonly record: PermitRecord; readonly words: Words }) {
  if (record.endorsements.length === 0) return <p>{t('office.permit.noEndorsements')}</p>;
  return (
    <Timeline
      entries={record.endorsements.map((endorsement) => ({
        key: endorsement.id,
        text: t('office.permit.endorsedAt', {
          reference: endorsement.reference,
          post: endorsement.post,
          day: format.day(endorsement.endorsedOn),
        }),
        at: endorsement.recordedAt,
        atText: format.moment(endorsement.recordedAt),
        by: <bdi>{endorsement.officerName}</bdi>,
        detail: (
          <>
            {endorsement.quantities.map(({ position, quantity }) => (
              <p key={position}>{t('office.permit.endorsedLine', { letter: lineLetter(position), quantity: format.quantity(quantity) })}</p>
            ))}
            {endorsement.transportDocument ? <p>{t('office.permit.transport', { number: endorsement.transportDocument })}</p> : null}
            {endorsement.remarks ? (
              <p className="typed">
                <bdi>{endorsement.remarks}</bdi>
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  );
}
