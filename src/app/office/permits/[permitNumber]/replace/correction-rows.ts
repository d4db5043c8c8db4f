import { MOST_CORRECTIONS } from '@/domain/permit/replacement';

/** The rows of the form, one for each item that may be corrected. */
export const CORRECTION_ROWS: readonly number[] = Array.from({ length: MOST_CORRECTIONS }, (_, row) => row);
