/** Order lines as a marketplace of 8,000 shops sends them when they are paid; the same on every run. */
import { currency } from "~/features/merchants/record-fields";

export type OrderLine = {
  readonly orderUid: string;
  readonly lineNo: number;
  readonly storeUid: string;
  readonly productUid: string;
  readonly buyerUid?: string;
  readonly status: "PAID";
  readonly quantity: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly paidAt: string;
  readonly promisedShipAt: string;
  readonly occurredAt: string;
};

const began = Date.parse("2026-03-01T00:00:00+08:00");
const spanMs = 3 * 86_400_000;
const dayMs = 86_400_000;

/** A small repeatable generator of numbers in [0, 1). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

export function orderLines(count: number): OrderLine[] {
  const roll = dice(7);
  const lines: OrderLine[] = [];
  for (let order = 0; lines.length < count; order += 1) {
    const size = roll() < 0.75 ? 1 : 1 + Math.floor(roll() * 3);
    const store = `store-${Math.floor(roll() * 8_000)}`;
    const guest = roll() < 0.2;
    const buyer = `buyer-${Math.floor(roll() * 400_000)}`;
    const paid = began + Math.floor((lines.length / count) * spanMs);
    for (let line = 1; line <= size && lines.length < count; line += 1)
      lines.push({
        orderUid: `order-${1_000_000_000 + order}`,
        lineNo: line,
        storeUid: store,
        productUid: `product-${Math.floor(roll() * 100_000)}`,
        ...(guest ? {} : { buyerUid: buyer }),
        status: "PAID",
        quantity: 1 + Math.floor(roll() * 3),
        amountMinor: 100 + Math.floor(roll() * 50_000),
        currency: currency.example,
        paidAt: new Date(paid).toISOString(),
        promisedShipAt: new Date(paid + 2 * dayMs).toISOString(),
        occurredAt: new Date(paid).toISOString(),
      });
  }
  return lines;
}

const shanghaiDay = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

export const copyColumns = `marketplace_id, order_uid, line_no, store_uid, product_uid, buyer_uid, status,
  quantity, amount_minor, paid_at, promised_ship_at, occurred_at, disputed, related_party, paid_day`;

/** The same rows as COPY's text format has them. */
export const copyText = (marketplaceId: string, lines: readonly OrderLine[]): string =>
  lines
    .map((line) =>
      [
        marketplaceId,
        line.orderUid,
        line.lineNo,
        line.storeUid,
        line.productUid,
        line.buyerUid ?? "\\N",
        line.status,
        line.quantity,
        line.amountMinor,
        line.paidAt,
        line.promisedShipAt,
        line.occurredAt,
        "f",
        "f",
        shanghaiDay(line.paidAt),
      ].join("\t"),
    )
    .join("\n")
    .concat("\n");
