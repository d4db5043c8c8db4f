import type { Database } from '@/data/client';
import type { Actor } from '@/domain/access/actor';
import type { PromisedService } from '@/domain/application/case-clock';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { Ports } from './ports';

/** The languages of the portal: the working languages of the Convention. */
export type Locale = 'en' | 'fr' | 'es';

/** What this installation is. */
export interface Party {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly timeZone: string;
  /** Whether one permit may cover several consignments (decisions §6). */
  readonly splitConsignments: boolean;
  readonly appOrigin: string;
  /** In how many working days the office means to decide, and how long it waits for an answer. */
  readonly service: PromisedService;
}

/** Who asks, when, and with what; made once for each request by the composition root. */
export interface ServiceContext {
  readonly actor: Actor | null;
  readonly locale: Locale;
  /** The moment of the request; law never looks at a clock. */
  readonly now: Instant;
  /** The Party's day at that moment. */
  readonly today: IsoDate;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly party: Party;
  readonly db: Database;
  readonly ports: Ports;
}

/** The person asking, or the refusal. */
export const requireActor = (ctx: ServiceContext): Result<Actor> => (ctx.actor ? ok(ctx.actor) : fail({ kind: 'unauthenticated' }));
