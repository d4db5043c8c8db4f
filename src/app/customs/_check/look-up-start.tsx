import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';
import { Heading } from '@/ui/layout/page-parts';
import { LookUpForm } from './look-up-form';

interface LookUpStartProps {
  readonly post: { readonly name: string } | null;
  readonly words: Words;
}

/** The officer's first page: where they stand, and the box for the next permit. */
export function LookUpStart({ post, words }: LookUpStartProps) {
  const { t } = words;
  return (
    <>
      <Heading caption={post ? t('customs.post', { post: post.name }) : null}>{t('customs.lookUp.title')}</Heading>
      <LookUpForm words={words} />
      <p>
        <a href={paths.customs.stock}>{t('stock.check.title')}</a>
      </p>
      {post ? null : (
        <Notice tone="warning" label={t('shared.warning')} heading={t('customs.noPost')}>
          <p>{t('customs.noPostText')}</p>
        </Notice>
      )}
    </>
  );
}
