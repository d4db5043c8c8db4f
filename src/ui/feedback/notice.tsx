import type { ReactNode } from 'react';

/** How urgent a notice is. */
export type NoticeTone = 'information' | 'success' | 'warning' | 'danger';

const GLYPH: Readonly<Record<NoticeTone, string>> = { information: 'i', success: '✓', warning: '!', danger: '✕' };

interface NoticeProps {
  readonly tone: NoticeTone;
  /** The tone in words, for a reader who does not see it ("Warning"). */
  readonly label: string;
  readonly heading?: ReactNode;
  readonly children: ReactNode;
}

/** Something to know before reading on. Glyph, words and border say the same. */
export function Notice({ tone, label, heading, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
      <span className="notice-glyph" aria-hidden="true">
        {GLYPH[tone]}
      </span>
      <span className="visually-hidden">{label}</span>
      <div>
        {heading ? <p className="notice-heading">{heading}</p> : null}
        {children}
      </div>
    </div>
  );
}
