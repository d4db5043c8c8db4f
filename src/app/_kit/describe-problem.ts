/**
 * A Problem in the reader's words. The only two readers are the screen (form state, problem page) and problem-response.ts.
 *
 *   const { title, detail, messages, fields } = describeProblem(problem, words);
 */

import type { CellFault } from '@/domain/application/specimen-sheet';
import { lineLetter } from '@/domain/permit/permit';
import type { Finding } from '@/domain/rules/rule';
import type { Problem } from '@/domain/shared/problem';
import { VERDICTS, verdictRow } from '@/domain/verification/verdict';
import type { Words } from '@/i18n/words';
import type { Unexpected } from './unexpected';

/** What the kit itself can refuse, before a service is asked. */
export type KitProblem =
  | Problem
  | Unexpected
  | { readonly kind: 'malformed-request' }
  | { readonly kind: 'too-large'; readonly limit: string }
  | { readonly kind: 'method-not-allowed' };

/** A problem, said. */
export interface DescribedProblem {
  readonly title: string;
  readonly detail: string;
  readonly messages: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** A wait in words: seconds below a minute, else minutes, rounded up so that nobody is told to come back too early. */
export const waitInWords = (seconds: number, { t }: Words): string =>
  seconds < 60
    ? t('shared.wait.seconds', { n: Math.max(1, Math.ceil(seconds)) })
    : t('shared.wait.minutes', { n: Math.ceil(seconds / 60) });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Items that a paper lacks, or in which two papers differ; a name that is nobody's code stays as it was typed. */
const itemsInWords = (items: string, words: Words): string =>
  words.format.list(items.split(', ').map((item) => inWords(words, `codes.item.${item}`, item)));

const factInWords = (name: string, fact: string, words: Words): string => {
  if (name === 'items') return itemsInWords(fact, words);
  if (name === 'country') return words.format.country(fact);
  return DAY.test(fact) ? words.format.day(fact) : fact;
};

/** The facts of a finding as a reader writes them: days, countries and lists of items in words. */
const factsInWords = (finding: Finding, words: Words) =>
  Object.fromEntries(Object.entries(finding.detail).map(([name, fact]) => [name, factInWords(name, fact, words)]));

const inWords = (words: Words, key: string, otherwise: string) => (words.has(key) ? words.say({ key }) : otherwise);

/** The names of facts as a reader knows them. */
const factNames = (finding: Finding, words: Words): string =>
  words.format.list(finding.missing.map((name) => inWords(words, `facts.${name.split('.').at(-1)}`, name)));

function findingInWords(finding: Finding, words: Words): string {
  const title = inWords(words, `rules.${finding.ruleId}.title`, finding.ruleId);
  if (finding.as === 'cannot-decide') return words.t('problems.rulesNotMet.cannotDecide', { title, facts: factNames(finding, words) });
  if (finding.as === 'not-checked') return words.t('problems.rulesNotMet.notChecked', { title, facts: factNames(finding, words) });
  if (finding.as === 'filled') return words.t('problems.rulesNotMet.filled', { title });
  const key = [`rules.${finding.ruleId}.message`, `rules.${finding.ruleId}`].find(words.has);
  return key ? words.say({ key, values: factsInWords(finding, words) }) : words.t('problems.rulesNotMet.rule', { rule: finding.ruleId });
}

/** What a rule found, said: its own sentence with its facts, or what it could not see, and the line it concerns. */
export function describeFinding(finding: Finding, words: Words): string {
  const message = findingInWords(finding, words);
  return finding.line === null ? message : words.t('problems.rulesNotMet.onLine', { line: lineLetter(finding.line), message });
}

/** More faults than somebody mends in one go; the rest is counted. */
const MOST_CELLS = 50;

function cellsInWords(faults: readonly CellFault[], words: Words): readonly string[] {
  const { t } = words;
  const shown = faults.slice(0, MOST_CELLS).map(({ row, column, why }) => {
    const message = 'ruleId' in why ? describeFinding({ ...why, line: null }, words) : words.say(why);
    return column
      ? t('problems.sheetRefused.cell', { row, column: t(`apply.sheet.columns.${column}.name`), message })
      : t('problems.sheetRefused.row', { row, message });
  });
  return faults.length > MOST_CELLS ? [...shown, t('problems.sheetRefused.more', { n: faults.length - MOST_CELLS })] : shown;
}

function stateInWords(state: string, words: Words): string {
  const key = [`states.application.${state}`, `states.permit.${state}`, `states.vetting.${state}`].find(words.has);
  return key ? words.say({ key }) : state;
}

function verdictInWords(code: string, words: Words): string {
  const known = VERDICTS.find((row) => row.code === code);
  return known ? inWords(words, `states.verdict.${verdictRow(known.code).word}`, code) : code;
}

/** Says a problem. */
export function describeProblem(problem: KitProblem, words: Words): DescribedProblem {
  const { t, format } = words;
  const said = (title: string, detail: string, messages: readonly string[] = []): DescribedProblem => ({
    title,
    detail,
    messages,
    fields: {},
  });
  const fieldInWords = (field: string): string => inWords(words, `fields.${field}.label`, field);
  switch (problem.kind) {
    case 'invalid-input':
      return {
        ...said(t('shared.thereIsAProblem'), t('problems.invalidInput.summary')),
        fields: Object.fromEntries(Object.entries(problem.fields).map(([field, message]) => [field, words.say(message)])),
      };
    case 'unauthenticated':
      return said(t('problems.unauthenticated.title'), t('problems.unauthenticated.detail'));
    case 'forbidden':
      return said(t('problems.forbidden.title'), t('problems.forbidden.detail'));
    case 'separation-of-duties':
      return said(t('problems.separationOfDuties.title'), t('problems.separationOfDuties.detail'));
    case 'not-found':
      return said(t('problems.notFound.title'), t('problems.notFound.detail'));
    case 'transition-not-allowed':
      return said(
        t('problems.transitionNotAllowed.title'),
        t('problems.transitionNotAllowed.detail', { state: stateInWords(problem.from, words) }),
      );
    case 'fields-sealed': {
      return said(
        t('problems.fieldsSealed.title'),
        t('problems.fieldsSealed.detail', { fields: format.list(problem.fields.map(fieldInWords)) }),
      );
    }
    case 'rules-not-met': {
      const messages = problem.findings.map((finding) => describeFinding(finding, words));
      return said(t('problems.rulesNotMet.title'), t('problems.rulesNotMet.detail', { n: messages.length }), messages);
    }
    case 'choice-not-lawful':
      return {
        ...said(t('shared.thereIsAProblem'), t('problems.invalidInput.summary')),
        fields: { [problem.field]: describeFinding(problem.finding, words) },
      };
    case 'answers-would-be-lost':
      return {
        ...said(t('shared.thereIsAProblem'), t('problems.invalidInput.summary')),
        fields: { confirmLoss: t('problems.answersWouldBeLost', { fields: format.list(problem.fields.map(fieldInWords)) }) },
      };
    case 'stale':
      if (problem.changed?.fields === null)
        return said(t('problems.stale.caseChangedAt', { time: format.time(problem.changed.at) }), t('problems.stale.detail'));
      return problem.changed?.fields
        ? said(
            t('problems.stale.changedAt', { time: format.time(problem.changed.at) }),
            t('problems.stale.keepMine'),
            problem.changed.fields.length > 0
              ? [t('problems.stale.what', { fields: format.list(problem.changed.fields.map(fieldInWords)) })]
              : [],
          )
        : said(t('problems.stale.title'), t('problems.stale.detail'));
    case 'over-quantity':
      return said(
        t('problems.overQuantity.title'),
        t('problems.overQuantity.detail', { line: problem.line, left: format.quantity(problem.left) }),
      );
    case 'balance-exceeded':
      return said(
        t('problems.balanceExceeded.title'),
        t('problems.balanceExceeded.detail', { line: problem.line, account: problem.account, left: format.quantity(problem.left) }),
      );
    case 'number-used-before':
      return said(t('problems.numberUsedBefore.title'), t('problems.numberUsedBefore.detail', { number: problem.number }));
    case 'quota-exceeded':
      return said(
        t('problems.quotaExceeded.title'),
        t('problems.quotaExceeded.detail', {
          line: problem.line,
          taxon: problem.taxon,
          requested: format.quantity(problem.requested),
          left: format.quantity(problem.left),
          unit: problem.unit,
        }),
      );
    case 'quota-not-comparable':
      return said(
        t('problems.quotaNotComparable.title'),
        t('problems.quotaNotComparable.detail', { line: problem.line, unit: problem.unit, quotaUnit: problem.quotaUnit }),
      );
    case 'permit-not-usable':
      return said(
        t('problems.permitNotUsable.title'),
        t('problems.permitNotUsable.detail', { verdict: verdictInWords(problem.verdict, words) }),
      );
    case 'on-hold':
      return said(
        t('problems.onHold.title'),
        t('problems.onHold.detail', { what: t(`case.hold.kind.${problem.hold}`), reason: problem.reason }),
      );
    case 'fee-open':
      return said(t('problems.feeOpen.title'), t('problems.feeOpen.detail', { invoices: format.list(problem.invoices) }));
    case 'nothing-to-pay':
      return said(t('problems.nothingToPay.title'), t('problems.nothingToPay.detail'));
    case 'notification-refused':
      return said(t('problems.notificationRefused.title'), t('problems.notificationRefused.detail'));
    case 'gateway-silent':
      return said(t('problems.gatewaySilent.title'), t('problems.gatewaySilent.detail'));
    case 'request-open':
      return said(t('problems.requestOpen.title'), t('problems.requestOpen.detail', { request: problem.request }));
    case 'file-refused':
      return said(t('problems.fileRefused.title'), t(`problems.fileRefused.${problem.fault}`, { file: problem.file }));
    case 'sheet-refused':
      return said(
        t('problems.sheetRefused.title'),
        t('problems.sheetRefused.detail', { n: problem.faults.length }),
        cellsInWords(problem.faults, words),
      );
    case 'series-exhausted':
      return said(t('problems.seriesExhausted.title'), t('problems.seriesExhausted.detail'));
    case 'idempotency-key-reused':
      return said(t('problems.idempotencyKeyReused.title'), t('problems.idempotencyKeyReused.detail'));
    case 'too-many-attempts':
      return said(
        t('problems.tooManyAttempts.title'),
        t('problems.tooManyAttempts.detail', { wait: waitInWords(problem.retryAfterSeconds, words) }),
      );
    case 'bad-credentials':
      return said(t('problems.badCredentials.title'), t('problems.badCredentials.detail'));
    case 'passkey-asked':
      return said(t('problems.passkeyAsked.title'), t('problems.passkeyAsked.detail'));
    case 'signing-too-fast':
      return said(t('problems.signingTooFast.title'), t('problems.signingTooFast.detail'));
    case 'not-a-signatory':
      return said(t('problems.notASignatory.title'), t('problems.notASignatory.detail'));
    case 'not-opened':
      return said(t('problems.notOpened.title'), t('problems.notOpened.detail'), problem.references);
    case 'last-factor':
      return said(t('problems.lastFactor.title'), t('problems.lastFactor.detail'));
    case 'not-verified':
      return said(t('problems.notVerified.title'), t(`problems.notVerified.${problem.obstacle}`));
    case 'link-spent':
      return said(t('problems.linkSpent.title'), t('problems.linkSpent.detail'));
    case 'member-already':
      return said(t('problems.memberAlready.title'), t('problems.memberAlready.detail'));
    case 'last-owner':
      return said(t('problems.lastOwner.title'), t('problems.lastOwner.detail'));
    case 'other-address':
      return said(t('problems.otherAddress.title'), t('problems.otherAddress.detail'));
    case 'account-needed':
      return said(t('problems.accountNeeded.title'), t('problems.accountNeeded.detail'), [
        ...problem.applications.map((reference) => t('problems.accountNeeded.application', { reference })),
        ...problem.permits.map((permitNumber) => t('problems.accountNeeded.permit', { number: permitNumber })),
      ]);
    case 'cross-site':
      return said(t('problems.crossSite.title'), t('problems.crossSite.detail'));
    case 'unavailable':
      return said(t('problems.unavailable.title'), t('problems.unavailable.detail'));
    case 'unexpected':
      return said(t('problems.unexpected.title'), t('problems.unexpected.detail', { reference: problem.reference }));
    case 'malformed-request':
      return said(t('problems.malformedRequest.title'), t('problems.malformedRequest.detail'));
    case 'too-large':
      return said(t('problems.tooLarge.title'), t('problems.tooLarge.detail', { limit: problem.limit }));
    case 'method-not-allowed':
      return said(t('problems.methodNotAllowed.title'), t('problems.malformedRequest.detail'));
  }
}
