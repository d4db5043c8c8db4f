import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { listCodes } from '@/services/reference/list-codes';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { PartyForm } from '../../_parts/party-form';

/** A party entered by hand. */
export default definePage({
  permission: 'address-book:keep',
  load: async (_, ctx) => ok(await listCodes(ctx)),
  view: ({ data: book, words, titled }) => (
    <>
      <BackLink href={paths.apply.addressBook}>{words.t('account.book.back')}</BackLink>
      <Heading>{words.t('account.book.add')}</Heading>
      <PartyForm party={null} book={book} words={words} title={titled(words.t('account.book.add'))} />
    </>
  ),
});
