/** What approving and rejecting have in common: the case taken hold of, and screened with facts of today. */
import { conditionsOf } from "~/features/eligibility/conditions";
import { automaticKnown } from "~/features/enrollments/known.server";
import type { Actor } from "~/features/people/actor";
import { type Market, marketOf } from "~/features/programs/market.server";
import { type OfferedProgram, readVersion } from "~/features/programs/version.server";
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { type Refusal, refuse } from "~/values/outcome";
import { type ApplicationAction, allows } from "./application";
import { peekApplication } from "./peek.server";
import { type ApplicationRow, lockedApplication } from "./row.server";
import { type Screening, screeningOf } from "./screening";

/** A person can take a decision back for so long; what a key sends is meant. */
export const undoMilliseconds = 8_000;

export const effectiveFrom = (actor: Actor, at: Date): Date =>
  actor.kind === "person" ? new Date(at.getTime() + undoMilliseconds) : at;

export type CaseInHand = {
  readonly tx: Tx;
  readonly market: Market;
  readonly row: ApplicationRow;
  readonly program: OfferedProgram;
  readonly screening: Screening;
  readonly at: Date;
};
export type CaseRefusal = "not-found" | "not-now" | "stale";

/** Facts are fetched before the case is locked, and are of this very moment, never yesterday's. */
export async function withCase<Result>(
  actor: Actor,
  applicationId: string,
  asked: { readonly action: ApplicationAction; readonly revision: number },
  work: (inHand: CaseInHand) => Promise<Result>,
): Promise<Result | Refusal<CaseRefusal>> {
  const { marketplaceId } = actor;
  const seen = await peekApplication(actor, "application:decide", applicationId);
  if (seen === null) return refuse("not-found");
  const market = await marketOf(marketplaceId);
  const { currency, zone } = market;
  const at = now();
  const asOf = dayOf(at, zone);
  const facts = await automaticKnown(marketplaceId, seen, asOf);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:decide", applicationId);
    if (row === null) return refuse("not-found");
    if (row.revision !== asked.revision) return refuse("stale", { revision: row.revision });
    if (!allows(row.status, asked.action, actor)) return refuse("not-now", { status: row.status });
    const program = await readVersion(tx, marketplaceId, row.versionId);
    const { rules } = program.version;
    const screening = screeningOf({ rules, facts, asOf, zone, currency, at });
    return work({ tx, market, row, program, screening, at });
  });
}

/** What does not hold, for a refusal that can be read. */
export const unmet = ({ explanation, currency }: Screening) =>
  conditionsOf(explanation, { currency }).filter(({ state }) => state !== "met");
