/** The number of a receipt, from a series of each year that has no gap: `2026-000123`. */
export const receiptNumber = (year: number, serial: number): string => `${year}-${String(serial).padStart(6, '0')}`;

/** Reads a receipt number; null when it is none. */
export function parseReceiptNumber(text: string): { readonly year: number; readonly serial: number } | null {
  const parts = /^(20\d{2})-(\d{6})$/.exec(text);
  return parts ? { year: Number(parts[1]), serial: Number(parts[2]) } : null;
}
