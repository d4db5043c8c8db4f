/** The number of a receipt, from a series of each year that has no gap: `2026-000123`. */
export const receiptNumber = (year: number, serial: number): string => `${year}-${String(serial).padStart(6, '0')}`;
