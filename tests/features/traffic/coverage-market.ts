/** Shops that open and what comes of them, told to a marketplace through its front door. */
import { imported } from "#tests/features/metrics/support/imports";
import type { TestMarketplace } from "#tests/support/marketplace";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, startOf } from "~/values/day";

export type Report = {
  readonly day: Day;
  readonly kind: "SUPPORT" | "NATURAL" | "PAID";
  readonly surface: string;
  readonly impressions: number;
  readonly uniqueUsers?: number | undefined;
};
export type Sale = {
  readonly day: Day;
  readonly amountMinor: number;
  readonly cancelled?: boolean;
  readonly relatedParty?: boolean;
  readonly returned?: number;
};
export type CoveredShop = {
  readonly storeUid: string;
  readonly opened: Day;
  readonly verified?: Day | null;
  readonly closed?: Day | null;
  /** What the store's own record says, and its products. */
  readonly firstLive?: Day | null;
  readonly listed?: readonly Day[];
  readonly seriousFrom?: Day | null;
  readonly seriousTo?: Day | null;
  readonly brushingRisk?: number | null;
  readonly category?: string;
  readonly region?: string;
  readonly sizeClass?: string;
  readonly agri?: boolean;
  readonly reports?: readonly Report[];
  readonly sales?: readonly Sale[];
};

/** Days of steady support from the first on. */
export const supported = (
  from: Day,
  days: number,
  impressions: number,
  surface = "feed",
): readonly Report[] =>
  Array.from({ length: days }, (_, n) => ({
    day: addDays(from, n),
    kind: "SUPPORT",
    surface,
    impressions,
  }));

export async function tell(
  { id, zone, currency }: TestMarketplace,
  shops: readonly CoveredShop[],
  { version = 1 }: { readonly version?: number } = {},
): Promise<void> {
  const at = (day: Day | null | undefined, hours = 12) =>
    day == null
      ? undefined
      : new Date(startOf(day, zone).getTime() + hours * 3_600_000).toISOString();
  await imported(
    id,
    "entities",
    shops.map(({ storeUid, opened, verified, sizeClass = "SMALL" }) => ({
      entityUid: `ent-${storeUid}`,
      legalName: storeUid,
      kind: "SOLE_TRADER",
      sizeClass,
      kycVerifiedAt: at(verified === undefined ? opened : verified),
    })),
  );
  await imported(
    id,
    "stores",
    shops.map((shop) => ({
      storeUid: shop.storeUid,
      entityUid: `ent-${shop.storeUid}`,
      name: `Shop ${shop.storeUid}`,
      openedAt: at(shop.opened),
      closedAt: at(shop.closed),
      primaryCategory: shop.category ?? "food",
      categories: [shop.category ?? "food"],
      region: shop.region,
      agri: shop.agri ?? false,
      firstLiveProductAt: at(shop.firstLive),
      version,
    })),
  );
  const each = <Item>(of: (shop: CoveredShop) => readonly Item[] | undefined) =>
    shops.flatMap((shop) =>
      (of(shop) ?? []).map((item, n) => ({ item, storeUid: shop.storeUid, n })),
    );
  await imported(
    id,
    "products",
    each(({ listed, firstLive, opened }) =>
      listed === undefined && firstLive === undefined ? [opened] : listed,
    ).map(({ item, storeUid, n }) => ({
      productUid: `${storeUid}-p${n}`,
      storeUid,
      title: "Bowl",
      category: "food",
      listedAt: at(item),
      priceMinor: 1_000,
      currency,
    })),
  );
  await report({ id, zone }, shops);
  const sales = each(({ sales }) => sales);
  await imported(
    id,
    "orders",
    sales.map(({ item, storeUid, n }) => ({
      orderUid: `${storeUid}-o${n}`,
      lineNo: 1,
      storeUid,
      status: item.cancelled ? "CANCELLED" : "PAID",
      ...(item.cancelled && { cancelledAt: at(item.day, 13) }),
      quantity: 1,
      amountMinor: item.amountMinor,
      currency,
      relatedParty: item.relatedParty ?? false,
      paidAt: at(item.day),
      occurredAt: at(item.day, 13),
    })),
  );
  await imported(
    id,
    "returns",
    sales.flatMap(({ item, storeUid, n }) =>
      item.returned === undefined
        ? []
        : [
            {
              returnUid: `${storeUid}-r${n}`,
              orderUid: `${storeUid}-o${n}`,
              lineNo: 1,
              storeUid,
              reason: "OTHER",
              amountMinor: item.returned,
              currency,
              requestedAt: at(item.day, 14),
              occurredAt: at(item.day, 14),
            },
          ],
    ),
  );
  await imported(
    id,
    "violations",
    shops.flatMap(({ storeUid, seriousFrom, seriousTo }) =>
      seriousFrom == null
        ? []
        : [
            {
              violationUid: `${storeUid}-v`,
              storeUid,
              kind: "COUNTERFEIT",
              points: 12,
              serious: true,
              openedAt: at(seriousFrom),
              closedAt: at(seriousTo),
              occurredAt: at(seriousFrom),
            },
          ],
    ),
  );
  await imported(
    id,
    "metrics",
    shops.flatMap(({ storeUid, opened, brushingRisk }) =>
      brushingRisk == null
        ? []
        : [{ storeUid, metric: "store.brushingRisk", asOf: at(opened), value: brushingRisk }],
    ),
  );
  await refreshFacts(automatic(id, "facts-refresher"), { all: true });
}

/** Reports of traffic alone; a later call says the same hours anew. */
export const report = (
  { id, zone }: Pick<TestMarketplace, "id" | "zone">,
  shops: readonly Pick<CoveredShop, "storeUid" | "reports" | "category" | "region">[],
  { said = 0 }: { readonly said?: number } = {},
) =>
  imported(
    id,
    "impressions",
    shops.flatMap(({ storeUid, reports = [], category = "food", region = "*" }) =>
      reports.map(({ day, ...rest }, n) => ({
        reportUid: `${storeUid}-i${n}`,
        storeUid,
        category,
        region,
        hour: new Date(startOf(day, zone).getTime() + 12 * 3_600_000).toISOString(),
        occurredAt: new Date(startOf(day, zone).getTime() + (13 + said) * 3_600_000).toISOString(),
        ...rest,
      })),
    ),
  );

export type CoverageRow = {
  readonly storeUid: string;
  readonly cohort: Day;
  readonly openedDay: Day;
  readonly liveDay: Day | null;
  readonly leftOut: string | null;
  readonly support: number;
  readonly mainSurface: string | null;
  readonly coveredOn: Day | null;
  readonly effective: boolean;
  readonly success: boolean;
};
export const coverageRows = ({ id }: TestMarketplace): Promise<readonly CoverageRow[]> =>
  sqlInTenant(
    id,
    async (sql) => sql<CoverageRow[]>`
      SELECT store_uid AS "storeUid", cohort, opened_day AS "openedDay", live_day AS "liveDay",
        left_out AS "leftOut", support_impressions AS support, main_surface AS "mainSurface",
        covered_on AS "coveredOn", effective, success
      FROM coverage_store ORDER BY store_uid`,
  );
