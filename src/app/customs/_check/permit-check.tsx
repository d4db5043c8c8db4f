import { paths } from '@/app/_kit/paths';
import { verdictRow } from '@/domain/verification/verdict';
import type { Words } from '@/i18n/words';
import type { BorderView } from '@/services/border/look-up-permit';
import { Notice } from '@/ui/feedback/notice';
import { ButtonRow, LinkButton } from '@/ui/layout/page-parts';
import { ForeignRecord } from './foreign-record';
import { PermitRecord } from './permit-record';
import { VerdictBlock } from './verdict-block';

interface PermitCheckProps {
  readonly view: BorderView;
  readonly post: { readonly name: string } | null;
  readonly words: Words;
}

/** What an officer sees of a permit that was looked up: the verdict, what can be done, and all of it. */
export function PermitCheck({ view, post, words }: PermitCheckProps) {
  const { t } = words;
  const { permit, foreign, verdict } = view;
  return (
    <>
      <h1 className="visually-hidden">{checkTitle(view, words)}</h1>
      <VerdictBlock view={view} words={words} />
      {post === null ? (
        <Notice tone="warning" label={t('shared.warning')} heading={t('customs.noPost')}>
          <p>{t('customs.noPostText')}</p>
        </Notice>
      ) : null}
      <ButtonRow>
        {permit && view.mayEndorse ? (
          <LinkButton href={paths.customs.endorse(permit)} tone="primary">
            {t('customs.result.endorse')}
          </LinkButton>
        ) : null}
        <LinkButton href={paths.customs.lookUp}>{t('customs.lookUp.next')}</LinkButton>
      </ButtonRow>
      {foreign && verdictRow(verdict).showsLines ? <ForeignRecord paper={foreign} words={words} /> : null}
      {permit ? <PermitRecord view={{ ...view, permit }} words={words} /> : null}
    </>
  );
}

/** The title of a check. */
export const checkTitle = ({ permit }: BorderView, { t }: Words): string =>
  permit ? t('customs.result.title', { permit: permit.permitNumber }) : t('customs.result.unnamed');
