/** Lets the platform know how top-up orders moved, in the transaction that moved them. */
import type { Message } from "~/features/notices/message-types";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import type { Sql } from "~/platform/database.server";
import { type Currency, money, toWire } from "~/values/money";
import { publicId } from "~/values/public-id";
import type { Consequence } from "./policy";
import type { TopUpState } from "./top-up";

export type MovedOrder = {
  readonly id: string;
  readonly store_uid: string;
  readonly status: TopUpState;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly due_at: Date;
  readonly consequences: readonly Consequence[];
  /** In force until now. */
  readonly before: readonly Consequence[];
};
type OrderType = Extract<Message["type"], `deposit.top_up.${string}`>;

const typeOf: Readonly<Partial<Record<TopUpState, OrderType>>> = {
  PAID: "deposit.top_up.paid",
  CANCELLED: "deposit.top_up.cancelled",
  OVERDUE: "deposit.top_up.overdue",
  ENFORCED: "deposit.top_up.enforced",
};

function messagesOf(order: MovedOrder, currency: Currency, type: OrderType | null): Message[] {
  const { store_uid: storeUid, consequences, before } = order;
  const data = {
    storeUid,
    topUpId: publicId("topUp", order.id),
    status: order.status,
    amount: toWire(money(order.amount_minor, currency)),
    paid: toWire(money(order.paid_minor, currency)),
    dueAt: order.due_at.toISOString(),
  };
  const changed = consequences.join() !== before.join();
  return [
    ...(type === null ? [] : [{ type, data }]),
    ...(changed
      ? [
          {
            type: "deposit.consequence_changed" as const,
            data: { storeUid, consequences: [...consequences], before: [...before] },
          },
        ]
      : []),
  ];
}

/** `as` says what happened to all of them; without it, each says it by the state it came into. */
export const tellOfOrders = (
  sql: Sql,
  marketplaceId: string,
  orders: readonly MovedOrder[],
  currency: Currency,
  as?: "deposit.top_up.opened" | "deposit.top_up.changed" | "nothing-new",
): Promise<void> =>
  tellPlatform(
    sql,
    marketplaceId,
    orders.flatMap((order) => {
      const type = as === "nothing-new" ? null : (as ?? typeOf[order.status] ?? null);
      return messagesOf(order, currency, type);
    }),
  );
