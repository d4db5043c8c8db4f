import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { printCheckCode } from '@/domain/permit/check-code';
import { getOwnCode } from '@/services/permit/own-code';
import { BackLink, Code, Heading, LinkButton } from '@/ui/layout/page-parts';
import { SquareCode } from '@/ui/layout/square-code';
import { permitPath } from '../../../_parts/permit-path';

/** The square code as large as the screen: everything it needs is in the page itself, so that an open page works without network. */
export default definePage({
  permission: 'application:read-own',
  params: permitPath,
  load: getOwnCode,
  title: ({ permitNumber }, { t }) => t('permits.code.title', { number: permitNumber }),
  view: ({ data: { permitNumber, checkCode, svg }, words: { t } }) => (
    <>
      <BackLink href={paths.apply.permit({ permitNumber })}>{t('permits.code.back', { number: permitNumber })}</BackLink>
      <Heading>{t('permits.code.title', { number: permitNumber })}</Heading>
      <p>{t('permits.code.bright')}</p>
      <SquareCode svg={svg} />
      <p className="reference">
        {t('apply.permit.checkCode')} <Code>{printCheckCode(checkCode)}</Code>
      </p>
      <p>{t('permits.code.paper')}</p>
      <p className="hint">{t('permits.code.offline')}</p>
      <p>
        <LinkButton href={paths.apply.permitCodePicture({ permitNumber })}>{t('permits.code.picture')}</LinkButton>
      </p>
    </>
  ),
});
