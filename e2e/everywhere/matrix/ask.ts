/** One direct request, as a browser would send it, without a browser. */
import { EMPTY_FORM_STATE } from '../../../src/ui/forms/form-state';
import type { Row } from './rows';

interface Asked {
  readonly row: Row;
  readonly address: string;
  readonly cookie: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  /** Where the answer leads, as a path; empty where it leads nowhere. */
  readonly location: string;
  readonly text: string;
}

const origin = process.env.E2E_ORIGIN ?? 'http://localhost:3000';

/** The body of a form that scripts send: its last state, then what was typed. */
function actionBody(fields: Asked['fields']): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  body.set('0', JSON.stringify([EMPTY_FORM_STATE, '$K1']));
  return body;
}

export async function ask({ row, address, cookie, fields }: Asked): Promise<Answer> {
  const isForm = row.method === 'POST';
  // A refused form of a page goes back to that page; asked without one, the refusal is told.
  const headers: Record<string, string> = { cookie, 'accept-language': 'en', accept: isForm ? 'application/json' : 'text/html', origin };
  const body = row.action ? actionBody(fields) : new URLSearchParams(fields);
  if (row.action) Object.assign(headers, { 'next-action': row.action.id, accept: 'text/x-component' });
  const answer = await fetch(origin + address, { method: row.method, headers, redirect: 'manual', ...(isForm ? { body } : {}) });
  const location = answer.headers.get('x-action-redirect') ?? answer.headers.get('location') ?? '';
  return {
    status: answer.status,
    location: location.replace(origin, ''),
    text: await answer.text(),
  };
}
