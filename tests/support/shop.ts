/** A shop to test with: a verified small business, one product on sale, and what the platform told of it. */

import type { MerchantActor, StaffActor, StaffRole } from "~/features/people/actor";
import { inTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { TestMarketplace } from "./marketplace";

export type TestShop = {
  readonly entityUid: string;
  readonly storeUid: string;
  readonly productUid: string;
  readonly owner: MerchantActor;
  readonly member: MerchantActor;
};
export type ShopWishes = {
  readonly openedAt?: Date;
  readonly kycVerifiedAt?: Date | null;
  readonly sizeClass?: string | null;
  readonly kind?: string;
  readonly primaryCategory?: string;
  /** Supplied metrics of the store, in their own step; true is 1. */
  readonly supplied?: Readonly<Record<string, number | null>>;
};

let made = 0;
const asOf = new Date("2026-11-20T00:00:00Z");

/** Opened on 20 November 2026 and ready for the launch program as of the days after. */
export async function aShop(
  { id: marketplaceId, currency }: TestMarketplace,
  wishes: ShopWishes = {},
): Promise<TestShop> {
  made += 1;
  const [entityUid, storeUid, productUid] = [`ent-${made}`, `sto-${made}`, `pro-${made}`];
  const openedAt = wishes.openedAt ?? asOf;
  await inTenant(marketplaceId, async (tx) => {
    await tx.legalEntity.create({
      data: {
        marketplaceId,
        entityUid,
        legalName: `Shop ${made} Ltd`,
        kind: wishes.kind ?? "SOLE_TRADER",
        sizeClass: wishes.sizeClass === undefined ? "SMALL" : wishes.sizeClass,
        kycVerifiedAt: wishes.kycVerifiedAt === undefined ? openedAt : wishes.kycVerifiedAt,
      },
    });
    await tx.store.create({
      data: {
        marketplaceId,
        storeUid,
        entityUid,
        name: `Shop ${made}`,
        openedAt,
        primaryCategory: wishes.primaryCategory ?? "home",
        categories: [],
      },
    });
    await tx.product.create({
      data: {
        marketplaceId,
        productUid,
        storeUid,
        title: `Bowl ${made}`,
        category: wishes.primaryCategory ?? "home",
        listedAt: openedAt,
        priceMinor: 1_990n,
        currency,
      },
    });
    await supply(tx, marketplaceId, storeUid, wishes.supplied ?? { "store.brushingRisk": 5 });
  });
  const person = (role: "merchant-owner" | "merchant-member"): MerchantActor => ({
    kind: "person",
    side: "merchant",
    marketplaceId,
    personId: newId(),
    name: role,
    roles: [role],
    entityUid,
  });
  return {
    entityUid,
    storeUid,
    productUid,
    owner: person("merchant-owner"),
    member: person("merchant-member"),
  };
}

type Tx = Parameters<Parameters<typeof inTenant>[1]>[0];

/** What the platform says of a store, from a moment on; a null withdraws it. */
export async function supply(
  tx: Tx,
  marketplaceId: string,
  storeUid: string,
  values: Readonly<Record<string, number | null>>,
  since: Date = asOf,
): Promise<void> {
  await tx.suppliedMetric.createMany({
    data: Object.entries(values).map(([metric, value]) => ({
      marketplaceId,
      subject: "store",
      subjectUid: storeUid,
      metric,
      asOf: since,
      asOfDay: since,
      value,
    })),
  });
}

export const staff = (marketplaceId: string, ...roles: readonly StaffRole[]): StaffActor => ({
  kind: "person",
  side: "staff",
  marketplaceId,
  personId: newId(),
  name: roles.join(" "),
  roles,
});
