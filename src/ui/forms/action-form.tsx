import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionFormClient } from './action-form.client';
import type { FormAction, RefusedBefore } from './form-state';

interface ActionFormProps {
  readonly action: FormAction;
  /** The page's full title (`titled('…')` of definePage); "Error: " stands before it after a refusal. Only the page's main form has one. */
  readonly title?: string;
  /** What is wrong already with what was kept for this form, when it came by another way than the form. */
  readonly refused?: RefusedBefore | undefined;
  readonly children: ReactNode;
}

/**
 * The one form of the portal: works with JavaScript off, comes back filled in with its errors summed up on top.
 *
 *   <ActionForm action={approve} title={titled(heading)}>
 *     <HiddenField name="reference" value={reference} />
 *     <TextArea name="reasons" label={…} hint={…} />
 *     <SubmitButton>{…}</SubmitButton>
 *   </ActionForm>
 */
export function ActionForm({ action, title, refused, children }: ActionFormProps) {
  const t = useTranslations('shared');
  const problems = useTranslations('problems');
  const words = {
    errorPrefix: t('errorPrefix'),
    thereIsAProblem: t('thereIsAProblem'),
    optional: t('optional', { label: '\u0001' }),
    day: t('date.day'),
    month: t('date.month'),
    year: t('date.year'),
    choose: t('choose'),
    showNewest: problems('stale.newest'),
  };
  return (
    <ActionFormClient action={action} title={title ?? null} refused={refused ?? null} words={words}>
      {children}
    </ActionFormClient>
  );
}
