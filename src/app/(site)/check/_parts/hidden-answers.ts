import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { CHECK_FIELDS, type CheckField } from '@/domain/documents/check-scope';
import type { CheckView } from './check-page';

/** The answers of the other pages; those of this page are asked anew. */
export const hiddenAnswers = ({ answers }: CheckView, fields: readonly CheckField[]): readonly Html[] =>
  CHECK_FIELDS.filter((field) => answers[field] !== undefined && !fields.includes(field)).map(
    (field) => html`<input type="hidden" name="${field}" value="${answers[field] ?? ''}">`,
  );
