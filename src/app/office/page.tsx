import { redirect } from 'next/navigation';
import { definePage } from '@/app/_kit/define-page';
import { homeOf } from '@/app/_kit/navigation';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';

/** Where the work of a role begins; who holds several begins with the first. */
const STARTS: readonly { readonly permission: Permission; readonly href: string }[] = [
  { permission: 'application:review', href: paths.office.queue },
  { permission: 'application:decide', href: withQuery(paths.office.queue, { state: 'recommended' }) },
  { permission: 'advice:read', href: paths.office.advice },
  { permission: 'audit:read', href: paths.office.audit },
];

const startOf = (actor: Actor): string => STARTS.find(({ permission }) => mayDo(actor.roles, permission))?.href ?? homeOf(actor);

export default definePage({ permission: 'signed-in', view: ({ actor }) => redirect(startOf(actor)) });
