'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { setRuleAside } from '@/services/review/set-rule-aside';
import { onCase, reasonText } from '../../../../_parts/case-input';
import { lineOfRule, ruleOfCase } from './rule-of-case';

export const setAside = defineAction({
  permission: 'application:decide',
  input: z.object({ ...onCase, ruleId: ruleOfCase, line: lineOfRule, reason: reasonText }),
  run: setRuleAside,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
