import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { factorKindsOf } from '@/services/people/complete-sign-in';
import { TextField } from '@/ui/forms/fields.client';
import { Code, Panel } from '@/ui/layout/page-parts';

/** Why somebody who is signed in may add a factor: the one they have, or else the password. A half session needs neither again. */
export async function WhyItMay({ ctx, words }: { readonly ctx: ServiceContext; readonly words: Words }) {
  if (!ctx.actor) return null;
  const { hasCodes, hasPasskey } = await factorKindsOf(ctx.actor.personId, ctx);
  return hasCodes || hasPasskey ? (
    <ConfirmItIsYou ctx={ctx} words={words} />
  ) : (
    <TextField name="currentPassword" type="password" label={words.t('account.currentPassword')} autoComplete="current-password" />
  );
}

/** The codes that come with a first factor. */
export function RecoveryCodes({ codes, words: { t } }: { readonly codes: readonly string[]; readonly words: Words }) {
  if (codes.length === 0) return null;
  return (
    <Panel heading={t('security.codes.heading')} id="recovery-codes">
      <p>{t('security.codes.lead')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <Code>{code}</Code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
