import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { specimenPermit } from '@/services/verification/checking-guide';

/** A specimen of our permits. */
export const GET = defineRoute({
  permission: 'public',
  run: specimenPermit,
  respond: (pdf) => pdfResponse(pdf, 'SPECIMEN.pdf', 'inline'),
});
