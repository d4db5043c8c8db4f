import { paths } from '@/app/_kit/paths';
import type { ManagementAuthority } from '@/domain/permit/permit';
import { isLoss } from '@/domain/permit/permit-request';
import { leftBeforeIssue } from '@/domain/permit/retrospective';
import type { Words } from '@/i18n/words';
import type { OwnRequest } from '@/services/permit-requests/own-requests';
import { Notice } from '@/ui/feedback/notice';
import { Code, Panel } from '@/ui/layout/page-parts';

interface WithWords {
  readonly words: Words;
}

/** What a holder can do with a permit beside downloading it. */
export function PermitActs({
  permitNumber,
  reference,
  words: { t },
}: WithWords & { readonly permitNumber: string; readonly reference: string }) {
  return (
    <div className="record-acts">
      <a href={paths.apply.permitCode({ permitNumber })}>{t('permits.page.codeLink')}</a>
      <a href={paths.apply.permitCopy({ permitNumber })}>{t('permits.page.copyLink')}</a>
      <a href={paths.apply.permitShare({ permitNumber })}>{t('permits.page.shareLink')}</a>
      <a href={paths.apply.permitRequest({ permitNumber })}>{t('permits.page.requestLink')}</a>
      <form method="post" action={paths.apply.permitArchive} className="form">
        <input type="hidden" name="application" value={reference} />
        <button type="submit" className="button button-secondary">
          {t('permits.page.allOfApplication', { reference })}
        </button>
      </form>
    </div>
  );
}

/** Which permit this one replaces, or stands in its place, and what to do with the paper that counts no more. */
export function OwnLineage({
  permit: { replaces, replacedBy },
  words: { t },
}: WithWords & { readonly permit: { readonly replaces: string | null; readonly replacedBy: string | null } }) {
  const other = replacedBy ?? replaces;
  if (other === null) return null;
  return (
    <Notice tone="information" label={t('shared.information')}>
      <p>
        {t(replacedBy ? 'permits.page.replacedBy' : 'permits.page.replaces')}{' '}
        <a href={paths.apply.permit({ permitNumber: other })}>
          <Code>{other}</Code>
        </a>
      </p>
      <p>{t('permits.page.keepReplaced')}</p>
    </Notice>
  );
}

/** That the permit was issued after the specimens left, and for them alone. */
export function OwnRetrospective({ markings, words: { t, format } }: WithWords & { readonly markings: readonly string[] }) {
  const leftOn = leftBeforeIssue(markings);
  if (leftOn === null) return null;
  return (
    <Notice tone="warning" label={t('shared.warning')}>
      <p>{t('permits.page.retrospective', { date: format.day(leftOn) })}</p>
    </Notice>
  );
}

/** A request that waits, so that nobody asks twice; after a report of loss, why the permit is stopped. */
export function WaitingRequest({ requests, words: { t } }: WithWords & { readonly requests: readonly OwnRequest[] }) {
  const open = requests.find(({ state }) => state === 'open');
  if (!open) return null;
  const { kind, reference: request } = open;
  return (
    <Notice tone="warning" label={t('shared.warning')}>
      <p>
        {isLoss(kind)
          ? t('permits.page.stoppedByLoss', { request })
          : t('permits.page.waiting', { request, kind: t(`permits.request.kinds.${kind}`) })}
      </p>
    </Notice>
  );
}

const PRINTING = ['scale', 'paper', 'file', 'again'] as const;

/** How the paper comes out so that its code can be read and its seal stays. */
export function HowToPrint({ words: { t } }: WithWords) {
  return (
    <Panel heading={t('permits.page.printHeading')} id="printing">
      <ul>
        {PRINTING.map((one) => (
          <li key={one}>{t(`permits.page.print.${one}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** The authority of box 6, which alone can say more. */
export function WhoToAsk({ authority, words: { t, format } }: WithWords & { readonly authority: ManagementAuthority }) {
  const inWords = t('shared.managementAuthorityOf', { country: format.country(authority.country) });
  return (
    <Panel heading={t('permits.page.callHeading')} id="ask">
      <p>
        {t('permits.page.call', { authority: inWords })}
        {authority.name === inWords ? null : (
          <>
            {' '}
            {t('permits.page.callAs')} <bdi lang="en">{authority.name}</bdi>
          </>
        )}
      </p>
      <p>
        <a href={paths.help}>{t('permits.page.callLink')}</a>
      </p>
    </Panel>
  );
}
