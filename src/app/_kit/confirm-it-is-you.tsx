import 'server-only';
import { z } from 'zod';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { factorKindsOf } from '@/services/people/complete-sign-in';
import { ConfirmFields } from '@/ui/forms/confirm-it-is-you.client';

/** What a form with `<ConfirmItIsYou>` sends of it; spread it into the input of its action and hand all of it to the service. */
export const proofFields = {
  proofCode: z.string().max(40).optional(),
  proofChallenge: z.string().max(60).optional(),
  proofAssertion: z.string().max(20_000).optional(),
};

interface ConfirmItIsYouProps {
  readonly ctx: ServiceContext;
  readonly words: Words;
  /** Whose factors; whoever is signed in, unless they are only half so. */
  readonly personId?: string;
}

/**
 * Asks the sender of a form to show anew that it is them (docs/decisions/0014):
 *
 *   <ActionForm action={revoke}> … <ConfirmItIsYou ctx={ctx} words={words} /> <SubmitButton>…</SubmitButton></ActionForm>
 */
export async function ConfirmItIsYou({ ctx, words: { t }, personId = ctx.actor?.personId }: ConfirmItIsYouProps) {
  if (!personId) return null;
  const kinds = await factorKindsOf(personId, ctx);
  return (
    <ConfirmFields
      {...kinds}
      words={{
        heading: t('security.confirm.heading'),
        code: t('security.confirm.code'),
        codeHint: t('security.confirm.codeHint'),
        passkey: t('security.confirm.passkey'),
        cancelled: t('security.confirm.cancelled'),
        needsScripts: t('security.confirm.needsScripts'),
      }}
    />
  );
}
