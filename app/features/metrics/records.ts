/** The records metrics are made of. Each is known by its own id; a later `occurredAt` wins. */
import { currencyTrouble, defineDataset, trouble } from "~/features/merchants/dataset";
import {
  currency as anyCurrency,
  code,
  count,
  day,
  flag,
  instant,
  list,
  minorUnits,
  optional,
  share,
  text,
  uid,
  version,
  whole,
  withDefault,
} from "~/features/merchants/record-fields";

/** Checked, not stored: every amount of a marketplace is in its one currency. */
const currency = { ...anyCurrency, column: null };

const localDay = (instant: string) => `slipway.local_day(${instant}, g.zone)`;

export const orders = defineDataset({
  name: "orders",
  table: "order_line",
  fields: {
    orderUid: uid("order-1"),
    lineNo: whole(0, 2_000_000_000, "1"),
    storeUid: uid("store-1"),
    productUid: optional(uid("prod-1")),
    buyerUid: optional(uid("buyer-1")),
    status: code(["PAID", "SHIPPED", "DELIVERED", "CONFIRMED", "CANCELLED"]),
    cancelFault: optional(code(["SELLER", "BUYER", "PLATFORM"])),
    quantity: whole(0, 2_000_000_000, "2"),
    amountMinor: minorUnits,
    currency,
    paidAt: instant,
    promisedShipAt: optional(instant),
    shippedAt: optional(instant),
    deliveredAt: optional(instant),
    confirmedAt: optional(instant),
    cancelledAt: optional(instant),
    rating: optional(whole(1, 5, "5", "int2")),
    disputed: withDefault(flag, false),
    relatedParty: withDefault(flag, false),
    occurredAt: instant,
  },
  key: ["order_uid", "line_no"],
  newer: "occurred_at",
  derived: {
    paid_day: localDay("s.paid_at"),
    cancel_day: localDay(
      "coalesce(s.cancelled_at, CASE WHEN s.status = 'CANCELLED' THEN s.occurred_at END)",
    ),
  },
  check: (line, setting) => [currencyTrouble(line.currency, [], setting)],
});

export const returns = defineDataset({
  name: "returns",
  table: "order_return",
  fields: {
    returnUid: uid("return-1"),
    orderUid: optional(uid("order-1")),
    lineNo: optional(whole(0, 2_000_000_000, "1")),
    storeUid: uid("store-1"),
    reason: code([
      "CHANGE_OF_MIND",
      "SIZE_MISFIT",
      "IN_TRANSIT_RETURN",
      "QUALITY",
      "WRONG_ITEM",
      "NOT_AS_DESCRIBED",
      "OTHER",
    ]),
    fault: optional(code(["SELLER", "BUYER", "CARRIER"])),
    refundOnly: withDefault(flag, false),
    amountMinor: minorUnits,
    currency,
    freightMinor: optional(minorUnits),
    weightGrams: optional(whole(0, 2_000_000_000, "800")),
    laneFeeMinor: optional(minorUnits),
    buyerUid: optional(uid("buyer-1")),
    addressHash: optional(uid("5f2c")),
    requestedAt: instant,
    carrierScanAt: optional(instant),
    receivedAt: optional(instant),
    refundedAt: optional(instant),
    occurredAt: instant,
  },
  key: ["return_uid"],
  newer: "occurred_at",
  derived: { requested_day: localDay("s.requested_at") },
  check: (given, setting) => [
    currencyTrouble(given.currency, [], setting),
    given.lineNo !== null && given.orderUid === null
      ? trouble("orderUid", "missing", "is needed beside lineNo")
      : null,
  ],
});

export const impressions = defineDataset({
  name: "impressions",
  table: "impression_report",
  fields: {
    reportUid: uid("report-1"),
    storeUid: uid("store-1"),
    productUid: optional(uid("prod-1")),
    surface: text(120, "feed"),
    category: text(120, "food"),
    region: text(120, "Zhejiang"),
    hour: instant,
    kind: code(["SUPPORT", "NATURAL", "PAID"]),
    impressions: count("1200"),
    uniqueUsers: optional(count("900")),
    clicks: optional(count("35")),
    orders: optional(whole(0, 2_000_000_000, "3")),
    occurredAt: instant,
  },
  key: ["report_uid"],
  newer: "occurred_at",
  derived: { day: localDay("s.hour") },
});

const hourWindow = /^(?:[01]\d|2[0-3])-(?:[01]\d|2[0-4])$/;

export const supply = defineDataset({
  name: "supply",
  table: "supply_forecast",
  fields: {
    date: day,
    surface: text(120, "feed"),
    category: text(120, "food"),
    region: text(120, "Zhejiang"),
    hourWindow: text(5, "00-06"),
    forecastImpressions: count("500000"),
    confidence: { ...optional(share), column: "confidence_bps" },
    version,
  },
  key: ["date", "surface", "category", "region", "hour_window"],
  newer: "version",
  check: ({ hourWindow: given }) => [
    hourWindow.test(given) && given.slice(0, 2) < given.slice(3)
      ? null
      : trouble("hourWindow", "bad_hours", "must be two hours of a day, such as 00-06"),
  ],
});

export const violations = defineDataset({
  name: "violations",
  table: "violation",
  fields: {
    violationUid: uid("violation-1"),
    storeUid: uid("store-1"),
    kind: text(120, "late-shipping"),
    points: whole(0, 1_000_000, "2"),
    serious: flag,
    openedAt: instant,
    closedAt: optional(instant),
    occurredAt: instant,
  },
  key: ["violation_uid"],
  newer: "occurred_at",
  derived: { opened_day: localDay("s.opened_at"), closed_day: localDay("s.closed_at") },
});

export const sessions = defineDataset({
  name: "sessions",
  table: "live_session",
  fields: {
    sessionUid: uid("session-1"),
    storeUid: optional(uid("store-1")),
    creatorUid: uid("creator-1"),
    productUids: list(1_000, "prod-1|prod-2"),
    startedAt: instant,
    endedAt: optional(instant),
    views: optional(count("15000")),
    gmvMinor: optional(minorUnits),
    currency: { ...optional(anyCurrency), column: null },
    orders: optional(whole(0, 2_000_000_000, "42")),
    occurredAt: instant,
  },
  key: ["session_uid"],
  newer: "occurred_at",
  derived: { started_day: localDay("s.started_at") },
  check: (session, setting) => [currencyTrouble(session.currency, [session.gmvMinor], setting)],
});
