/** Turns cast shops into the import records of the days that made them: seeded, the same every time. */
import type { CastShop } from "./cast";

type Line = Readonly<Record<string, unknown>>;
export type MarketRecords = {
  readonly entities: Line[];
  readonly stores: Line[];
  readonly products: Line[];
  readonly orders: Line[];
  readonly returns: Line[];
  readonly metrics: Line[];
  readonly violations: Line[];
  readonly sessions: Line[];
  readonly creators: Line[];
};

const dayMs = 86_400_000;

/** mulberry32: small, seeded, good enough to scatter a demo. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seedOf = (text: string) =>
  [...text].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  );

const iso = (ms: number) => new Date(ms).toISOString();

/** History is written for at most this many days back. */
const historyDays = 120;

export function marketDays(shops: readonly CastShop[], currency: string, now: Date): MarketRecords {
  const records: MarketRecords = {
    entities: [],
    stores: [],
    products: [],
    orders: [],
    returns: [],
    metrics: [],
    violations: [],
    sessions: [],
    creators: [],
  };
  for (const shop of shops) writeShop(records, shop, currency, now.getTime());
  return records;
}

function writeShop(records: MarketRecords, shop: CastShop, currency: string, now: number): void {
  const roll = dice(seedOf(shop.storeUid + shop.entityUid));
  const openedAt = now - shop.openedDaysAgo * dayMs - 3 * 3_600_000;
  records.entities.push({
    entityUid: shop.entityUid,
    legalName: shop.legalName,
    kind: shop.kind,
    sizeClass: shop.sizeClass,
    region: shop.region,
    ...(shop.relatedEntityUids ? { relatedEntityUids: shop.relatedEntityUids } : {}),
    ...(shop.kycVerified === false ? {} : { kycVerifiedAt: iso(openedAt + 3_600_000) }),
    version: 1,
  });
  records.stores.push({
    storeUid: shop.storeUid,
    entityUid: shop.entityUid,
    name: shop.name,
    openedAt: iso(openedAt),
    storeType: "ORDINARY",
    primaryCategory: shop.category,
    categories: [shop.category],
    region: shop.region,
    agri: shop.agri ?? false,
    ...(shop.products > 0 ? { firstLiveProductAt: iso(openedAt + 2 * 3_600_000) } : {}),
    version: 1,
  });
  writeProducts(records, shop, currency, openedAt, now, roll);
  writeOrders(records, shop, currency, openedAt, now, roll);
  writeMarks(records, shop, currency, now);
}

function writeProducts(
  records: MarketRecords,
  shop: CastShop,
  currency: string,
  openedAt: number,
  now: number,
  roll: () => number,
): void {
  for (let index = 1; index <= shop.products; index += 1) {
    records.products.push({
      productUid: `${shop.storeUid}-p${index}`,
      storeUid: shop.storeUid,
      title: `${shop.name} ${index}`,
      category: shop.category,
      listedAt: iso(openedAt + 2 * 3_600_000 + index * 60_000),
      priceMinor: Math.round(shop.priceMinor * (0.6 + roll() * 0.8)),
      currency,
      stock: 200 + Math.floor(roll() * 900),
      commissionBps: 500 + Math.floor(roll() * 3) * 500,
      imageCount: 4 + Math.floor(roll() * 4),
      hasVideo: roll() < 0.6,
      qcReportValidUntil: iso(now + 180 * dayMs),
      version: 1,
    });
  }
}

function writeOrders(
  records: MarketRecords,
  shop: CastShop,
  currency: string,
  openedAt: number,
  now: number,
  roll: () => number,
): void {
  const from = Math.max(openedAt + dayMs / 4, now - historyDays * dayMs);
  const days = Math.max(0, (now - from) / dayMs);
  const count = Math.floor(days * shop.ordersPerDay);
  const hits = (bps: number | undefined) => roll() * 10_000 < (bps ?? 0);
  for (let index = 0; index < count; index += 1) {
    const paidAt = from + ((index + roll()) / count) * (now - from - 3_600_000);
    const promised = paidAt + 2 * dayMs;
    const cancelled = hits(shop.sellerCancelShareBps ?? 150);
    const shippedAt = hits(shop.lateShareBps ?? 200)
      ? promised + dayMs / 2
      : paidAt + (0.3 + roll()) * dayMs;
    const deliveredAt = shippedAt + 2 * dayMs;
    const reached = (instant: number) => instant < now;
    const uid = `${shop.storeUid}-o${index + 1}`;
    const amountMinor = Math.round(shop.priceMinor * (0.5 + roll()));
    records.orders.push({
      orderUid: uid,
      lineNo: 1,
      storeUid: shop.storeUid,
      productUid: `${shop.storeUid}-p${1 + Math.floor(roll() * shop.products)}`,
      buyerUid: `b-${Math.floor(roll() * Math.max(20, count * 0.8))}-${shop.storeUid}`,
      status: cancelled
        ? "CANCELLED"
        : reached(deliveredAt)
          ? "DELIVERED"
          : reached(shippedAt)
            ? "SHIPPED"
            : "PAID",
      ...(cancelled ? { cancelFault: "SELLER", cancelledAt: iso(paidAt + 3_600_000) } : {}),
      quantity: 1 + Math.floor(roll() * 2),
      amountMinor,
      currency,
      paidAt: iso(paidAt),
      promisedShipAt: iso(promised),
      ...(!cancelled && reached(shippedAt) ? { shippedAt: iso(shippedAt) } : {}),
      ...(!cancelled && reached(deliveredAt)
        ? { deliveredAt: iso(deliveredAt), rating: roll() < 0.96 ? 5 : 2 }
        : {}),
      occurredAt: iso(
        Math.min(
          now,
          cancelled
            ? paidAt + 3_600_000
            : reached(deliveredAt)
              ? deliveredAt
              : reached(shippedAt)
                ? shippedAt
                : paidAt,
        ),
      ),
    });
    if (!cancelled && reached(deliveredAt + dayMs) && hits(shop.returnShareBps ?? 400)) {
      const requestedAt = deliveredAt + dayMs * roll();
      const fault = hits(shop.sellerFaultShareBps ?? 800);
      records.returns.push({
        returnUid: `${uid}-r`,
        orderUid: uid,
        lineNo: 1,
        storeUid: shop.storeUid,
        reason: fault ? "QUALITY" : "CHANGE_OF_MIND",
        fault: fault ? "SELLER" : "BUYER",
        amountMinor,
        currency,
        freightMinor: 900,
        requestedAt: iso(requestedAt),
        ...(reached(requestedAt + 3 * dayMs)
          ? { receivedAt: iso(requestedAt + 3 * dayMs), refundedAt: iso(requestedAt + 3 * dayMs) }
          : {}),
        occurredAt: iso(Math.min(now, requestedAt + 3 * dayMs)),
      });
    }
  }
}

function writeMarks(records: MarketRecords, shop: CastShop, currency: string, now: number): void {
  const day = iso(now).slice(0, 10);
  const mark = (metric: string, value: unknown, sample?: number) =>
    records.metrics.push({
      storeUid: shop.storeUid,
      metric,
      asOf: day,
      value,
      ...(sample === undefined ? {} : { sample }),
    });
  if (shop.experienceScore != null)
    mark(
      "store.experienceScore",
      shop.experienceScore,
      Math.max(30, Math.floor(shop.ordersPerDay * 30)),
    );
  if (shop.brushingRisk != null) mark("store.brushingRisk", shop.brushingRisk);
  mark("store.profileComplete", shop.kycVerified !== false);
  mark("store.freightTemplateSet", shop.products > 0);
  if (shop.ordersPerDay >= 4) mark("store.responseRate30d", 9_500);
  if (shop.violationPoints !== undefined) {
    records.violations.push({
      violationUid: `${shop.storeUid}-v1`,
      storeUid: shop.storeUid,
      kind: "FALSE_ADVERTISING",
      points: shop.violationPoints,
      serious: shop.seriousViolation ?? false,
      openedAt: iso(now - 10 * dayMs),
      occurredAt: iso(now - 10 * dayMs),
    });
  }
  if (shop.products > 0) {
    records.creators.push({
      creatorUid: `creator-${shop.storeUid}`,
      name: `${shop.name} 直播间`,
      tier: "TAIL",
      categories: [shop.category],
      version: 1,
    });
    for (let session = 0; session < Math.min(6, Math.floor(shop.openedDaysAgo / 5)); session += 1) {
      const startedAt = now - (session * 5 + 1) * dayMs;
      records.sessions.push({
        sessionUid: `${shop.storeUid}-s${session}`,
        storeUid: shop.storeUid,
        creatorUid: `creator-${shop.storeUid}`,
        productUids: [`${shop.storeUid}-p1`],
        startedAt: iso(startedAt),
        endedAt: iso(startedAt + 2 * 3_600_000),
        views: 800 + session * 120,
        gmvMinor: shop.priceMinor * 6,
        currency,
        orders: 6,
        occurredAt: iso(startedAt + 2 * 3_600_000),
      });
    }
  }
}

const fillerNames = ["晨", "禾", "岚", "溪", "野", "屿", "栗", "柚", "苔", "砚"] as const;
const fillerTrades = [
  ["apparel", "衣铺"],
  ["food", "食集"],
  ["home", "家坊"],
  ["beauty", "妆社"],
  ["digital", "数码"],
] as const;
const regions = ["Zhejiang", "Guangdong", "Fujian", "Sichuan", "Hebei", "Shandong"] as const;

/** Unnamed shops around the cast, so that lists, queues and shares have a population behind them. */
export function fillerShops(count: number): CastShop[] {
  const roll = dice(20_261_123);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const [category, trade] = pick(fillerTrades);
    const openedDaysAgo =
      index % 3 === 0 ? 1 + Math.floor(roll() * 29) : 30 + Math.floor(roll() * 300);
    return {
      storeUid: `shop-${String(index + 1).padStart(3, "0")}`,
      entityUid: `ent-shop-${String(index + 1).padStart(3, "0")}`,
      name: `${pick(fillerNames)}${pick(fillerNames)}${trade}`,
      legalName: `主体 ${index + 1}`,
      situation: "part of the population",
      kind: pick(["COMPANY", "SOLE_TRADER", "INDIVIDUAL"] as const),
      sizeClass: pick(["MICRO", "MICRO", "SMALL", "MEDIUM"] as const),
      category,
      region: pick(regions),
      agri: category === "food" && roll() < 0.5,
      openedDaysAgo,
      products: 3 + Math.floor(roll() * 30),
      ordersPerDay: Math.round(roll() * 40) / 10,
      priceMinor: 3_000 + Math.floor(roll() * 15_000),
      returnShareBps: Math.floor(roll() * 1_500),
      lateShareBps: Math.floor(roll() * 900),
      experienceScore: openedDaysAgo < 30 ? null : 400 + Math.floor(roll() * 95),
      brushingRisk: Math.floor(roll() * 40),
    };
  });
}
