/** Applications and enrollments as they would stand, written down without the way there. */

import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import type { ApplicationStatus } from "~/features/applications/application";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { inTenant } from "~/platform/database.server";
import { newId, publicId } from "~/values/public-id";

export const clock = new Date("2026-11-23T04:00:00Z");
const hour = 3_600_000;
export const hoursFrom = (hours: number, at: Date = clock): Date =>
  new Date(at.getTime() + hours * hour);

export async function aStockedMarketplace(): Promise<TestMarketplace> {
  const marketplace = await aMarketplace();
  await installTemplates(automatic(marketplace.id, "demo"));
  return marketplace;
}

export type CaseWishes = {
  readonly slug?: string;
  readonly storeUid?: string;
  readonly storeName?: string;
  readonly status?: ApplicationStatus;
  readonly submittedAt?: Date;
  readonly answerBy?: Date | null;
  readonly claimedBy?: string;
};

export async function aStore(
  { id: marketplaceId }: TestMarketplace,
  storeUid: string,
  name: string,
  more: { readonly openedAt?: Date; readonly verified?: boolean; readonly products?: number } = {},
): Promise<void> {
  const { openedAt = hoursFrom(-24 * 60), verified = true, products = 1 } = more;
  await inTenant(marketplaceId, async (tx) => {
    const entityUid = `ent-${storeUid}`;
    await tx.legalEntity.create({
      data: {
        marketplaceId,
        entityUid,
        legalName: `${name} Ltd`,
        kind: "COMPANY",
        kycVerifiedAt: verified ? openedAt : null,
      },
    });
    await tx.store.create({
      data: {
        marketplaceId,
        storeUid,
        entityUid,
        name,
        openedAt,
        primaryCategory: "apparel",
        categories: ["apparel"],
      },
    });
    for (let index = 0; index < products; index += 1)
      await tx.product.create({
        data: {
          marketplaceId,
          productUid: `${storeUid}-p${index}`,
          storeUid,
          title: `Product ${index}`,
          category: "apparel",
          listedAt: openedAt,
          priceMinor: 1_000n,
          currency: "CNY",
        },
      });
  });
}

/** `app_…` */
export async function aCase(
  { id: marketplaceId }: TestMarketplace,
  wishes: CaseWishes = {},
): Promise<string> {
  const { slug = "cold-start", storeUid = "shop-1", status = "IN_REVIEW" } = wishes;
  const submittedAt = wishes.submittedAt ?? hoursFrom(-5);
  return inTenant(marketplaceId, async (tx) => {
    const program = await tx.program.findFirstOrThrow({ where: { marketplaceId, slug } });
    const id = newId();
    const closed = ["APPROVED", "REJECTED", "WITHDRAWN", "EXPIRED"].includes(status);
    await tx.application.create({
      data: {
        marketplaceId,
        id,
        programId: program.id,
        versionId: program.currentVersionId ?? "",
        entityUid: `ent-${storeUid}`,
        storeUid,
        status,
        createdAt: submittedAt,
        savedAt: submittedAt,
        submittedAt: status === "DRAFT" ? null : submittedAt,
        answerBy: wishes.answerBy === undefined ? hoursFrom(30) : wishes.answerBy,
        outcome: "review",
        decidedAt: closed ? submittedAt : null,
        closedAt: closed ? submittedAt : null,
        ...(wishes.claimedBy === undefined
          ? {}
          : {
              claimedBy: wishes.claimedBy,
              claimedByName: "Somebody",
              claimedUntil: hoursFrom(0.1),
            }),
      },
    });
    return publicId("application", id);
  });
}
