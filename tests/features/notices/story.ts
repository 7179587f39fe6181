/** A marketplace whose platform listens: short words for what tests do to its webhooks. */
import { aMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { createEndpoint } from "~/features/notices/create-endpoint.server";
import { deliverTo } from "~/features/notices/deliver.server";
import { fanOut } from "~/features/notices/fan-out.server";
import type { Message, MessageType } from "~/features/notices/message-types";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import { rereadConfig } from "~/platform/config.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

export function reachesThisMachine(may: boolean): void {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = may ? "1" : "0";
  rereadConfig();
}

export const paid = (storeUid: string): Message => ({
  type: "deposit.paid",
  data: {
    storeUid,
    paymentId: "pay_1",
    amount: { amountMinor: "50000", currency: "CNY" },
    surplus: { amountMinor: "0", currency: "CNY" },
  },
});

type DeliveryRow = {
  readonly message_id: string;
  readonly status: string;
  readonly attempts: number;
  readonly tries: number;
  readonly due_at: Date;
};
type EndpointRow = {
  readonly status: string;
  readonly off_because: string | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly warned_at: Date | null;
  readonly rest_until: Date | null;
  readonly busy_with: string | null;
};

export async function aListeningMarketplace() {
  const market = await aMarketplace();
  const { id } = market;
  const admin = staff(id, "admin");
  const endpoint = (url: string, types: readonly MessageType[] = []) =>
    createEndpoint(admin, { name: "platform", url, types });
  const never = new AbortController().signal;
  return {
    ...market,
    admin,
    endpoint,
    tell: (...messages: readonly Message[]) => inTenant(id, (tx) => tellPlatform(tx, id, messages)),
    fanOut: () => fanOut(id),
    deliver: (endpointId: string, jobId = newId()) =>
      deliverTo(id, endpointId, { jobId, signal: never }),
    deliveries: (endpointId: string) =>
      sqlInTenant(
        id,
        (sql) => sql<DeliveryRow[]>`
          SELECT message_id, status, attempts, tries, due_at FROM webhook_delivery
          WHERE endpoint_id = ${endpointId} ORDER BY message_id`,
      ),
    attempts: (endpointId: string) =>
      sqlInTenant(
        id,
        (sql) => sql<
          {
            number: number;
            status_code: number | null;
            trouble: string | null;
            response_body: string | null;
            response_headers: Record<string, string> | null;
          }[]
        >`
          SELECT number, status_code, trouble, response_body, response_headers FROM webhook_attempt
          WHERE endpoint_id = ${endpointId} ORDER BY id`,
      ),
    endpointRow: async (endpointId: string) => {
      const [row] = await sqlInTenant(
        id,
        (sql) => sql<EndpointRow[]>`
          SELECT status, off_because, failures, failing_since, warned_at, rest_until, busy_with
          FROM webhook_endpoint WHERE id = ${endpointId}`,
      );
      return row as EndpointRow;
    },
    /** As if so much time had gone by since everything that was written down about deliveries. */
    timePasses: (hours: number) =>
      sqlInTenant(id, async (sql) => {
        const by = sql`interval '1 hour' * ${hours}::float8`;
        await sql`UPDATE webhook_delivery SET due_at = due_at - ${by}, ended_at = ended_at - ${by}`;
        await sql`
          UPDATE webhook_endpoint SET failing_since = failing_since - ${by},
            warned_at = warned_at - ${by}, rest_until = rest_until - ${by},
            busy_until = busy_until - ${by}, previous_until = previous_until - ${by}`;
      }),
  };
}
