/** What the register wrote to an address, and the links in it. */
import { ownerUrl, query } from '../../support/database';

/** The letters to an address, oldest first. */
export const lettersTo = (address: string): Promise<{ template: string; link: string | null; opens_account: boolean }[]> =>
  query(ownerUrl(), 'SELECT template, link, opens_account FROM mail WHERE address = $1 ORDER BY queued_at, id', [address]);

/** The token in the newest letter of a kind. */
export async function tokenIn(address: string, template: string): Promise<string> {
  const [row] = await query(
    ownerUrl(),
    'SELECT m.link FROM mail m WHERE m.address = $1 AND m.template = $2 AND EXISTS (SELECT 1 FROM one_time_token t WHERE t.token_sha256 = sha256(convert_to(regexp_replace(m.link, $3, $4), $5)))',
    [address, template, '^.*/', '', 'UTF8'],
  );
  return (
    String((row as { link: string }).link)
      .split('/')
      .at(-1) ?? ''
  );
}
