'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { endSandboxPayment, SANDBOX_ENDINGS } from '@/services/fees/sandbox';
import { PaymentReference } from './payment-input';

export const endPayment = defineAction({
  permission: 'public',
  input: z.object({ payment: PaymentReference, ending: z.enum(SANDBOX_ENDINGS) }),
  run: endSandboxPayment,
  redirectTo: ({ isLost, returnAddress }, { payment }) => (isLost ? paths.sandboxGateway({ payment }) : new URL(returnAddress).pathname),
});
