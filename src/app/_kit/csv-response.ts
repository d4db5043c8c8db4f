import { csvOf } from '@/domain/shared/csv';

/** A table as a file that a spreadsheet opens; kept by no cache. */
export const csvResponse = (name: string, rows: readonly (readonly string[])[]): Response =>
  new Response(csvOf(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
