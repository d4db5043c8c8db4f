/** Known not to be so, or known to be missing; what nobody has stated is neither. */
export const isDenied = (fact: boolean | string | null | undefined): boolean => fact === null || fact === false || fact === '';
