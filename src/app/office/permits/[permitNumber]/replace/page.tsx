import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { replacementInHand } from '@/services/permit/sign-replacement';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { PrepareForm } from './prepare-form';
import { Prepared } from './prepared';

/** One issuing-officer prepares that a permit is replaced, which stops the paper; it is then signed, where two are needed by another. */
export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: replacementInHand,
  view: ({ data, input: { permitNumber }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.replace.title', { number: permitNumber });
    const form = { title: titled(heading), ctx, words };
    return (
      <MeasureFrame permitNumber={permitNumber} heading={heading} lead={t('office.replace.lead')} words={words}>
        {data.prepared ? <Prepared data={data} {...form} /> : <PrepareForm data={data} {...form} />}
      </MeasureFrame>
    );
  },
});
