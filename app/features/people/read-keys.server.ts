import { now } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { type Scope, type StaffActor, scopes } from "./actor";
import { mustBeAllowed } from "./may";

export type KeyRow = {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly state: "working" | "expired" | "revoked";
  readonly createdAt: Date;
  /** Null where it was made by administration. */
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
  readonly replaces: string | null;
};

/** All keys of the marketplace: those that work first, newest first. */
export async function readKeys(actor: StaffActor): Promise<KeyRow[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "key:read", { marketplaceId });
  const at = now();
  const keys = await inTenant(marketplaceId, (tx) =>
    tx.apiKey.findMany({
      where: { marketplaceId },
      omit: { secretHash: true },
      orderBy: { createdAt: "desc" },
      take: 500,
    }),
  );
  const makers = await prisma().person.findMany({
    where: { id: { in: keys.flatMap((key) => key.createdBy ?? []) } },
    select: { id: true, name: true },
  });
  const rows = keys.map((key): KeyRow => {
    const expired = key.expiresAt !== null && key.expiresAt <= at;
    return {
      keyId: key.id,
      name: key.name,
      scopes: scopes.filter((scope) => key.scopes.includes(scope)),
      state: key.revokedAt !== null ? "revoked" : expired ? "expired" : "working",
      createdAt: key.createdAt,
      createdBy: makers.find((maker) => maker.id === key.createdBy)?.name ?? null,
      expiresAt: key.expiresAt,
      lastUsedAt: key.lastUsedAt,
      lastUsedIp: key.lastUsedIp,
      replaces: key.replaces,
    };
  });
  return rows.sort(
    (left, right) => Number(right.state === "working") - Number(left.state === "working"),
  );
}
