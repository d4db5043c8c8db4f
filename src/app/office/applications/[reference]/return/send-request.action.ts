'use server';

import { z } from 'zod';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { sendPreparedRequest } from '@/services/correspondence/ask-applicant';
import { onCase } from '../../../_parts/case-input';

export const sendRequest = defineAction({
  permission: 'application:review',
  input: withDates(['dueOn'], z.object({ ...onCase, dueOn: requiredDate })),
  run: sendPreparedRequest,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
