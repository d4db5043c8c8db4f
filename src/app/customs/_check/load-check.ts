import { ok, type Result } from '@/domain/shared/result';
import { type BorderView, lookUpPermit } from '@/services/border/look-up-permit';
import { getMyPost } from '@/services/border/my-post';
import type { ServiceContext } from '@/services/context';

/** A check with the post it is made at. */
export interface CheckAtPost {
  readonly post: { readonly name: string } | null;
  readonly view: BorderView;
}

/** Looks a permit up for the officer who stands at a post, or at none. */
export async function loadCheck(text: string, ctx: ServiceContext): Promise<Result<CheckAtPost>> {
  const post = await getMyPost(ctx);
  if (!post.ok) return post;
  const view = await lookUpPermit({ text }, ctx);
  return view.ok ? ok({ post: post.value, view: view.value }) : view;
}

/** The same for the page with the box, where nothing may have been scanned or typed yet. */
export async function loadLookUp(
  text: string,
  ctx: ServiceContext,
): Promise<Result<{ readonly post: CheckAtPost['post']; readonly view: BorderView | null }>> {
  if (text !== '') return loadCheck(text, ctx);
  const post = await getMyPost(ctx);
  return post.ok ? ok({ post: post.value, view: null }) : post;
}
