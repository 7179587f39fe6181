/** Random lives of orders and returns, told as the records that a platform sends along the way. */
import fc from "fast-check";

export type LineRecord = {
  readonly orderUid: string;
  readonly lineNo: number;
  readonly storeUid: string;
  readonly productUid?: string;
  readonly buyerUid?: string;
  readonly status: "PAID" | "SHIPPED" | "DELIVERED" | "CONFIRMED" | "CANCELLED";
  readonly cancelFault?: "SELLER" | "BUYER" | "PLATFORM";
  readonly quantity: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly paidAt: string;
  readonly promisedShipAt?: string;
  readonly shippedAt?: string;
  readonly deliveredAt?: string;
  readonly confirmedAt?: string;
  readonly cancelledAt?: string;
  readonly rating?: number;
  readonly disputed?: boolean;
  readonly relatedParty?: boolean;
  readonly occurredAt: string;
};
export type ReturnRecord = {
  readonly returnUid: string;
  readonly orderUid?: string;
  readonly lineNo?: number;
  readonly storeUid: string;
  readonly reason: "CHANGE_OF_MIND" | "QUALITY" | "WRONG_ITEM" | "OTHER";
  readonly fault?: "SELLER" | "BUYER" | "CARRIER";
  readonly amountMinor: number;
  readonly currency: string;
  readonly requestedAt: string;
  readonly occurredAt: string;
};

const hour = 3_600_000;
const absent = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });

/** Instants of some weeks around a clock change, in whole quarters of an hour. */
const instants = (middle: number) =>
  fc
    .integer({ min: -40 * 24 * 4, max: 40 * 24 * 4 })
    .map((quarters) => new Date(middle + (quarters * hour) / 4));
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * hour).toISOString();

const stores = fc.constantFrom("s1", "s2", "s3");
const orderUids = fc.integer({ min: 1, max: 12 }).map((n) => `o${n}`);
const lineNos = fc.integer({ min: 1, max: 3 });

const without = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

export const lineRecord = (middle: number): fc.Arbitrary<LineRecord> =>
  fc
    .record({
      orderUid: orderUids,
      lineNo: lineNos,
      storeUid: stores,
      productUid: absent(fc.constantFrom("p1", "p2", "p3")),
      buyerUid: absent(fc.constantFrom("b1", "b2", "b3", "b4")),
      status: fc.constantFrom(
        ...(["PAID", "SHIPPED", "DELIVERED", "CONFIRMED", "CANCELLED"] as const),
      ),
      cancelFault: absent(fc.constantFrom(...(["SELLER", "BUYER", "PLATFORM"] as const))),
      quantity: fc.integer({ min: 0, max: 5 }),
      amountMinor: fc.integer({ min: 0, max: 100_000 }),
      paid: instants(middle),
      promised: absent(fc.integer({ min: 1, max: 96 })),
      shipped: absent(fc.integer({ min: 0, max: 120 })),
      delivered: absent(fc.integer({ min: 1, max: 300 })),
      confirmed: absent(fc.integer({ min: 1, max: 400 })),
      cancelled: absent(fc.integer({ min: 0, max: 200 }), 4),
      rating: absent(fc.integer({ min: 1, max: 5 })),
      disputed: absent(fc.boolean()),
      relatedParty: absent(fc.boolean(), 8),
      told: fc.integer({ min: 0, max: 500 }),
    })
    .map(({ paid, promised, shipped, delivered, confirmed, cancelled, told, ...rest }) => {
      const after = (hours: number | undefined) =>
        hours === undefined ? undefined : later(paid, hours);
      return without({
        ...rest,
        currency: "CNY",
        paidAt: paid.toISOString(),
        promisedShipAt: after(promised),
        shippedAt: after(shipped),
        deliveredAt: after(delivered),
        confirmedAt: after(confirmed),
        cancelledAt: rest.status === "CANCELLED" ? after(cancelled) : undefined,
        occurredAt: later(paid, told),
      });
    }) as fc.Arbitrary<LineRecord>;

export const returnRecord = (middle: number): fc.Arbitrary<ReturnRecord> =>
  fc
    .record({
      returnUid: fc.integer({ min: 1, max: 10 }).map((n) => `r${n}`),
      line: absent(fc.record({ orderUid: orderUids, lineNo: absent(lineNos, 4) }), 4),
      storeUid: stores,
      reason: fc.constantFrom(...(["CHANGE_OF_MIND", "QUALITY", "WRONG_ITEM", "OTHER"] as const)),
      fault: absent(fc.constantFrom(...(["SELLER", "BUYER", "CARRIER"] as const))),
      amountMinor: fc.integer({ min: 0, max: 50_000 }),
      requested: instants(middle),
      told: fc.integer({ min: 0, max: 300 }),
    })
    .map(({ line, requested, told, ...rest }) =>
      without({
        ...rest,
        ...line,
        currency: "CNY",
        requestedAt: requested.toISOString(),
        occurredAt: later(requested, told),
      }),
    ) as fc.Arbitrary<ReturnRecord>;

/** What is left of records when of each key the newest is kept; ties are dropped but for the first. */
export function newest<T extends { readonly occurredAt: string }>(
  records: readonly T[],
  keyOf: (record: T) => string,
): T[] {
  const kept = new Map<string, T>();
  for (const record of records) {
    const other = kept.get(keyOf(record));
    if (other === undefined || other.occurredAt < record.occurredAt)
      kept.set(keyOf(record), record);
  }
  return [...kept.values()];
}

/** Records of one key never contradict each other: of those with the same age one is left. */
export function consistent<T extends { readonly occurredAt: string }>(
  records: readonly T[],
  keyOf: (record: T) => string,
): T[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = `${keyOf(record)} ${record.occurredAt}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
export const lineKey = ({ orderUid, lineNo }: LineRecord) => `${orderUid} ${lineNo}`;
export const returnKey = ({ returnUid }: ReturnRecord) => returnUid;

/** Zones whose clocks change by an hour, by half an hour, at midnight, and by a whole day; and one that stays. */
export const clockChanges = [
  ["Europe/London", "2011-03-27T01:00:00Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00:00Z"],
  ["America/Sao_Paulo", "2018-02-18T02:00:00Z"],
  ["Asia/Shanghai", "2026-02-01T00:00:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00Z"],
  ["Australia/Lord_Howe", "2024-04-06T15:00:00Z"],
  ["America/St_Johns", "2006-10-29T02:31:00Z"],
] as const;
