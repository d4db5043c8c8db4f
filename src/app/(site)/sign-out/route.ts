import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { forgetSession } from '@/auth/auth';
import { signOut } from '@/services/people/sign-out';

export const POST = defineRoute({
  permission: 'signed-in',
  run: signOut,
  respond: async () => {
    await forgetSession();
    return new Response(null, { status: 303, headers: { Location: paths.home } });
  },
  // Whoever was signed out already is where they wanted to be.
  formPage: () => paths.home,
});
