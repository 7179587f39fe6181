/** What a marketplace offers, as another program reads it. */

import { usageOf } from "~/features/enrollments/usage.server";
import type { KindCode } from "~/features/metrics/dictionary";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { ProgramRules } from "~/features/programs/kind";
import { marketOf } from "~/features/programs/market.server";
import type { ProgramState } from "~/features/programs/program";
import {
  type OfferedProgram,
  programBySlug,
  programsInForce,
} from "~/features/programs/read.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { applyDays } from "./apply-days";
import { type RoomLeft, roomLeft } from "./room-left";

export type OfferInForce = RoomLeft & {
  readonly programId: string;
  readonly slug: string;
  readonly kind: KindCode;
  readonly name: Words;
  readonly summary: Words;
  readonly headline: Words;
  readonly state: ProgramState;
  readonly version: {
    readonly versionId: string;
    readonly number: number;
    readonly publishedAt: Date;
    readonly contentHash: string;
    readonly rules: ProgramRules;
    readonly settings: unknown;
  };
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
};

async function described(
  sql: Sql,
  marketplaceId: string,
  programs: readonly OfferedProgram[],
  { today, currency }: { readonly today: Day; readonly currency: Currency },
): Promise<readonly OfferInForce[]> {
  const ids = programs.map(({ id }) => id);
  const usage = await usageOf(sql, marketplaceId, ids, today);
  return programs.map(({ id, slug, state, kind, version }) => {
    const days = applyDays(kind, version, today);
    return {
      programId: id,
      slug,
      kind: kind.code,
      name: version.name,
      summary: kind.summary(version.settings, currency),
      headline: kind.offer(version.settings, currency).headline,
      state,
      version: {
        versionId: version.id,
        number: version.number,
        publishedAt: version.publishedAt,
        contentHash: version.contentHash,
        rules: version.rules,
        settings: version.settings,
      },
      opensOn: days.opensOn,
      closesOn: days.closesOn,
      ...roomLeft(kind.limits(version.settings), usage(id)),
    };
  });
}

/** All programs with a version in force, or the one of that slug. */
export async function offersInForce(
  actor: Actor,
  at: Date,
  slug?: string,
): Promise<readonly OfferInForce[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "program:read", { marketplaceId });
  const { zone, currency } = await marketOf(marketplaceId);
  return sqlInTenant(marketplaceId, async (sql) => {
    const one = slug === undefined ? null : await programBySlug(sql, slug);
    const programs = slug === undefined ? await programsInForce(sql) : one === null ? [] : [one];
    return described(sql, marketplaceId, programs, { today: dayOf(at, zone), currency });
  });
}
