import { type Act, actsOf, isDrafting } from '@/domain/audit/acts';
import type { Words } from '@/i18n/words';
import { SummaryList } from '@/ui/layout/summary-list';
import { Timeline } from '@/ui/layout/timeline';
import { eventDetails, eventInWords } from './event-words';

/** One event as services hand it over. */
export interface Told {
  readonly seq: string;
  readonly at: string;
  readonly type: string;
  readonly actorName: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who requested, processed, approved, issued, endorsed, altered (Decision 18.125 e) iii). */
export function People({ events, words }: { readonly events: readonly Told[]; readonly words: Words }) {
  const { t, format } = words;
  const label = (act: Act) => t(`office.act.${act}`);
  return (
    <SummaryList
      rows={actsOf(events).map(({ act, by }) => ({
        key: act,
        label: label(act),
        value: by.map((event) => (
          <div key={event.seq}>
            <bdi>{event.actorName ?? t('office.act.portal')}</bdi>
            <div className="hint">
              <time dateTime={event.at}>{format.moment(event.at)}</time>
            </div>
          </div>
        )),
      }))}
    />
  );
}

/** What happened, newest first; single keystrokes of drafting are left to the audit log. */
export function History({ events, words }: { readonly events: readonly Told[]; readonly words: Words }) {
  const shown = events.filter((event) => !isDrafting(event)).reverse();
  return (
    <Timeline
      entries={shown.map((event) => ({
        key: event.seq,
        text: eventInWords(event.type, words),
        at: event.at,
        atText: words.format.moment(event.at),
        by: <bdi>{event.actorName ?? words.t('office.act.portal')}</bdi>,
        detail: <Details payload={event.payload} words={words} />,
      }))}
    />
  );
}

/** The details of one event. */
export function Details({ payload, words }: { readonly payload: Told['payload']; readonly words: Words }) {
  const details = eventDetails(payload, words);
  return details.map((detail) => (
    <p key={detail} className="typed">
      <bdi>{detail}</bdi>
    </p>
  ));
}
