import type { Instrumentation } from 'next';

/** Runs once, before the first request: a wrong environment stops the server here, with all its problems listed. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { env } = await import('@/config/env');
    env();
    const { openFrontDoor } = await import('@/app/_kit/front-door');
    openFrontDoor();
  }
}

/** Every error that nobody caught is logged once, under the reference that its reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logUncaught } = await import('@/app/_kit/uncaught');
    logUncaught(error, { method: request.method, route: context.routePath });
  }
};
