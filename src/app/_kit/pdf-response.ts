/** A PDF as an answer: shown or saved under a name of ours, kept by no cache, and run by no browser as anything else. */
export const pdfResponse = (pdf: Uint8Array, name: string, disposition: 'inline' | 'attachment'): Response =>
  new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `${disposition}; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
