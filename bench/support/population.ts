/**
 * A repeatable population of shops: every fact is drawn from a hash of (shop, metric), so the same
 * shop has the same facts in PostgreSQL and in memory, on every machine. About 8.7 % are missing, and
 * values fall on the thresholds of the rules on purpose.
 */
import type { MetricKey } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";

type Draw =
  | { readonly kind: "int"; readonly low: number; readonly high: number; readonly step?: number }
  | { readonly kind: "bool"; readonly yes: number }
  | { readonly kind: "code"; readonly codes: readonly string[] };
export type Column = {
  readonly metric: MetricKey;
  readonly draw: Draw;
  /** Missing in so many of a thousand shops. */
  readonly missing: number;
  /** Counts behind the value run from 0 to this. */
  readonly sampleHigh?: number;
};

const int = (low: number, high: number, step = 1): Draw => ({ kind: "int", low, high, step });
const bool = (yes: number): Draw => ({ kind: "bool", yes });
const code = (...codes: string[]): Draw => ({ kind: "code", codes });

export const columns: readonly Column[] = [
  { metric: "store.gmvPaidLifetime", draw: int(0, 3_000_000, 1000), missing: 0 },
  { metric: "store.gmvNet30d", draw: int(0, 4_000_000, 10_000), missing: 50 },
  { metric: "deposit.shortfall", draw: int(-900_000, 100_000, 10_000), missing: 20 },
  { metric: "store.daysSinceOpened", draw: int(0, 600), missing: 0 },
  { metric: "store.liveSkuCount", draw: int(0, 40), missing: 0 },
  { metric: "store.ordersPaidLifetime", draw: int(0, 600, 5), missing: 0 },
  { metric: "store.ordersPaid30d", draw: int(0, 90), missing: 30 },
  { metric: "store.uniqueBuyers30d", draw: int(0, 80), missing: 30 },
  { metric: "store.experienceScore", draw: int(420, 500), missing: 250 },
  { metric: "store.lateShipRate30d", draw: int(0, 1600, 50), missing: 150, sampleHigh: 90 },
  { metric: "store.onTimeShipRate30d", draw: int(8400, 10_000, 50), missing: 150, sampleHigh: 90 },
  { metric: "store.sellerCancelRate30d", draw: int(0, 500, 50), missing: 150, sampleHigh: 90 },
  { metric: "store.sellerFaultReturnRate30d", draw: int(0, 900, 50), missing: 200, sampleHigh: 12 },
  { metric: "store.returnRate30d", draw: int(0, 5000, 100), missing: 150, sampleHigh: 90 },
  { metric: "store.disputeRate30d", draw: int(0, 250, 10), missing: 150, sampleHigh: 90 },
  { metric: "store.violationPoints90d", draw: int(-40, 12), missing: 20 },
  { metric: "store.brushingRisk", draw: int(0, 90), missing: 150 },
  { metric: "product.priceIndex", draw: int(8800, 10_000, 50), missing: 200, sampleHigh: 12 },
  { metric: "product.qualityScore", draw: int(65, 100), missing: 100 },
  { metric: "product.favorableRate", draw: int(9300, 10_000, 50), missing: 200, sampleHigh: 90 },
  { metric: "product.stockAvailable", draw: int(0, 2400, 10), missing: 50 },
  { metric: "product.stockCoverDays", draw: int(0, 60), missing: 100 },
  { metric: "product.commissionRate", draw: int(500, 2500, 50), missing: 150 },
  { metric: "product.qcReportValidDays", draw: int(0, 180), missing: 100 },
  { metric: "store.kycVerified", draw: bool(920), missing: 0 },
  { metric: "store.isFirstOfEntity", draw: bool(900), missing: 20 },
  { metric: "store.relatedEntityViolation", draw: bool(30), missing: 50 },
  { metric: "store.hasOpenSeriousViolation", draw: bool(20), missing: 0 },
  { metric: "store.riskCleared", draw: bool(300), missing: 300 },
  { metric: "product.isLowest90d", draw: bool(700), missing: 100 },
  {
    metric: "store.sizeClass",
    draw: code("MICRO", "MICRO", "SMALL", "SMALL", "MEDIUM", "LARGE"),
    missing: 20,
  },
  { metric: "store.businessType", draw: code("INDIVIDUAL", "SOLE_TRADER", "COMPANY"), missing: 0 },
  {
    metric: "store.primaryCategory",
    draw: code(
      "APPAREL",
      "SHOES",
      "BEAUTY",
      "FOOD",
      "HOME",
      "DIGITAL",
      "MEDICINE",
      "JEWELLERY",
      "ALCOHOL",
      "VIRTUAL",
    ),
    missing: 10,
  },
];

/** One round of murmur3's finaliser over 32 bits, the same in JavaScript and in SQL's int8. */
export function hash32(shop: number, salt: number): number {
  let h = (shop + Math.imul(salt, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function drawn({ draw, missing }: Column, shop: number, salt: number): FactValue {
  if (hash32(shop, salt) % 1000 < missing) return null;
  const dice = hash32(shop, salt + 1);
  switch (draw.kind) {
    case "bool":
      return dice % 1000 < draw.yes;
    case "code":
      return draw.codes[dice % draw.codes.length] ?? null;
    case "int": {
      const { low, high, step = 1 } = draw;
      const value = low + (dice % (Math.floor((high - low) / step) + 1)) * step;
      return Math.max(0, value);
    }
  }
}

export const asOf = "2026-11-23";

export function rowOf(shop: number): readonly { value: FactValue; sample: number | null }[] {
  return columns.map((column, index) => {
    const salt = index * 4;
    const { sampleHigh } = column;
    const sample = sampleHigh === undefined ? null : hash32(shop, salt + 2) % (sampleHigh + 1);
    return { value: drawn(column, shop, salt), sample };
  });
}

export function factsOf(shop: number): Facts {
  const facts: Partial<Record<MetricKey, Fact>> = {};
  for (const [index, { value, sample }] of rowOf(shop).entries()) {
    const metric = columns[index]?.metric;
    if (metric !== undefined) facts[metric] = { value, sample, asOf, source: "computed" };
  }
  return facts as Facts;
}
