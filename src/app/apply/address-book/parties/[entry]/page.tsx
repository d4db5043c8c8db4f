import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { getSavedParty } from '@/services/address-book/address-book';
import { listCodes } from '@/services/reference/list-codes';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { PartyForm } from '../../_parts/party-form';
import { RemoveEntry } from '../../_parts/remove-entry';

/** A saved party: changed, or taken out. */
export default definePage({
  permission: 'address-book:keep',
  params: z.object({ entry: z.uuid() }),
  load: async (input, ctx) => {
    const party = await getSavedParty(input, ctx);
    return party.ok ? ok({ party: party.value, book: await listCodes(ctx) }) : party;
  },
  view: ({ data: { party, book }, words, titled }) => (
    <>
      <BackLink href={paths.apply.addressBook}>{words.t('account.book.back')}</BackLink>
      <Heading>
        <bdi>{party.name}</bdi>
      </Heading>
      <PartyForm party={party} book={book} words={words} title={titled(party.name)} />
      <RemoveEntry entry={party.id} what="party" words={words} />
    </>
  ),
});
