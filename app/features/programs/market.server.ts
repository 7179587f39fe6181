import { prisma } from "~/platform/database.server";
import type { Zone } from "~/values/day";
import type { Currency } from "~/values/money";

/** The marketplace as every command needs it: in which currency and by which clock. */
export type Market = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly zone: Zone;
  readonly settings: unknown;
};

export const marketOf = (marketplaceId: string): Promise<Market> =>
  prisma().marketplace.findUniqueOrThrow({
    where: { id: marketplaceId },
    select: { id: true, name: true, currency: true, zone: true, settings: true },
  });
