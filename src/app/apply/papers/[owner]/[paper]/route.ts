import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { fileResponse } from '@/app/_kit/file-response';
import { deliverOwnPaper } from '@/services/people/identity-papers';
import { Owner, PaperId } from '../input';

/** A copy that one sent. */
export const GET = defineRoute({
  permission: 'application:read-own',
  params: z.object({ owner: Owner, paper: PaperId }),
  run: deliverOwnPaper,
  respond: ({ file, bytes }) => fileResponse(file, bytes),
});
