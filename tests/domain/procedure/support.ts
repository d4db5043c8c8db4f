import { ROLES } from '@/domain/access/role';
import { follow, type Mover, type TransitionTable } from '@/domain/shared/transition-table';

/** Everybody who may cause a step. */
export const MOVERS: readonly Mover[] = [...ROLES, 'system'];

/** Where each step leads from each state, as pairs `from → to`; steps that stay are left out. */
export function arrows<S extends string, A extends string>(table: TransitionTable<S, A>, states: readonly S[]): readonly string[] {
  const found = states.flatMap((from) =>
    (Object.keys(table) as A[]).flatMap((action) => {
      const to = follow(table, from, action);
      return to.ok && to.value !== from ? [`${from} → ${to.value}`] : [];
    }),
  );
  return [...new Set(found)].sort();
}

/** The whole matrix state × action × role, as a page to be read and agreed: what is not printed cannot happen. */
export function matrix<S extends string, A extends string>(table: TransitionTable<S, A>, states: readonly S[]): string {
  const lines = states.flatMap((from) => {
    const steps = (Object.keys(table) as A[]).flatMap((action) => {
      const to = follow(table, from, action);
      const by = MOVERS.filter((mover) => table[action].by.includes(mover));
      return to.ok ? [`  ${action} → ${to.value} | ${by.join(', ')} | ${table[action].records}`] : [];
    });
    return [from, ...(steps.length > 0 ? steps : ['  (nothing)'])];
  });
  return `${lines.join('\n')}\n`;
}
