import type { Principal } from './principal';
import type { Role } from './role';

/** Who is asking, as the session and the register say it at this request. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** For whom beside themselves they may act now. */
  readonly principals: readonly Principal[];
  readonly sessionId: string;
  /** Office of a Management Authority, or null. */
  readonly officeId: string | null;
  /** Whether they lead the queue of their office: give work to others, share views. */
  readonly managesQueue?: boolean;
  /** Border post of a Customs officer, or null. */
  readonly postId: string | null;
}
