import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { GATEWAY_OUTCOMES } from '@/domain/fees/payment-states';
import type { GatewayStatement, PaymentGateway, SandboxDesk, SandboxPayment } from '@/services/ports';

/** What is needed of the register's connection; the gateway's own table is all it touches. */
interface Database {
  readonly $queryRaw: <T>(sql: TemplateStringsArray, ...values: unknown[]) => Promise<T>;
  readonly $executeRaw: (sql: TemplateStringsArray, ...values: unknown[]) => Promise<number>;
}

const row = z.object({
  reference: z.string(),
  amount_minor: z.number(),
  currency: z.string(),
  description: z.string(),
  return_address: z.string(),
  state: z.enum(GATEWAY_OUTCOMES),
});
const notice = z.object({ reference: z.string(), outcome: z.enum(GATEWAY_OUTCOMES), amountMinor: z.number().int(), currency: z.string() });

/** The demonstration's gateway, with the side that its own page uses. */
export interface SandboxGateway extends PaymentGateway {
  readonly sandbox: SandboxDesk;
}

/** Where the gateway's page stands. */
export const sandboxPage = (reference: string): string => `/sandbox-gateway/${reference}`;

/** Makes the demonstration's gateway: it keeps its own payments, signs its notices (HMAC-SHA256), and moves no money. */
export function sandboxGateway(db: Database, secret: string): SandboxGateway {
  const key = createHmac('sha256', secret).update('sandbox gateway notices').digest();
  const sign = (message: string) => createHmac('sha256', key).update(message, 'utf8').digest();

  const look = async (reference: string): Promise<SandboxPayment | null> => {
    const [found] = z.array(row).parse(await db.$queryRaw<unknown[]>`SELECT * FROM sandbox_payment WHERE reference = ${reference}`);
    if (!found) return null;
    const { amount_minor: minor, currency, description, return_address: returnAddress, state } = found;
    return { reference: found.reference, amount: { minor, currency }, description, returnAddress, state };
  };
  const statement = ({ reference, state, amount }: SandboxPayment): GatewayStatement => ({
    gatewayReference: reference,
    outcome: state,
    amount,
  });

  return {
    name: 'sandbox',
    start: async ({ orderId, amount, description, returnAddress }) => {
      const fresh = `SB-${randomBytes(9).toString('base64url').replace(/[-_]/g, '0').toUpperCase()}`;
      await db.$executeRaw`INSERT INTO sandbox_payment (reference, order_id, amount_minor, currency, description, return_address, state, at)
        VALUES (${fresh}, ${orderId}::uuid, ${amount.minor}::int, ${amount.currency}, ${description}, ${returnAddress}, 'pending', now())
        ON CONFLICT (order_id) DO NOTHING`;
      const [{ reference }] = z
        .tuple([z.object({ reference: z.string() })])
        .parse(await db.$queryRaw<unknown[]>`SELECT reference FROM sandbox_payment WHERE order_id = ${orderId}::uuid`);
      return { gatewayReference: reference, payAt: sandboxPage(reference) };
    },
    ask: async (reference) => {
      const payment = await look(reference);
      return payment && statement(payment);
    },
    readNotice: ({ message, signature }) => {
      const given = Buffer.from(signature, 'hex');
      const right = sign(message);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const read = notice.safeParse(JSON.parse(message));
      if (!read.success) return null;
      const { reference, outcome, amountMinor, currency } = read.data;
      return { gatewayReference: reference, outcome, amount: { minor: amountMinor, currency } };
    },
    refund: async (reference, amount, refundKey) => {
      const changed =
        await db.$executeRaw`UPDATE sandbox_payment SET refunds = refunds || jsonb_build_object(${refundKey}::text, ${amount.minor}::int)
        WHERE reference = ${reference} AND state = 'paid' AND currency = ${amount.currency} AND amount_minor >= ${amount.minor}::int
          + COALESCE((SELECT sum(value::int) FROM jsonb_each_text(refunds) WHERE key <> ${refundKey}), 0)`;
      return changed === 1;
    },
    sandbox: {
      look,
      noticeOf: async (reference) => {
        const payment = await look(reference);
        if (!payment) return null;
        const { state, amount } = payment;
        const message = JSON.stringify({ reference, outcome: state, amountMinor: amount.minor, currency: amount.currency });
        return { message, signature: sign(message).toString('hex') };
      },
      decide: async (reference, outcome) => {
        await db.$executeRaw`UPDATE sandbox_payment SET state = ${outcome} WHERE reference = ${reference} AND state = 'pending'`;
      },
    },
  };
}
