/** A program begins as a draft of a kind; its first version makes it an offer. */

import { record } from "~/features/history/record.server";
import { type KindCode, kindCodes } from "~/features/metrics/dictionary";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";
import { kindOf } from "./kinds";
import { marketOf } from "./market.server";
import { publishProgram } from "./publish.server";
import { shippedReason } from "./publishing-reason";
import { type Terms, templateOf } from "./terms";

const slugPattern = /^[a-z0-9][a-z0-9-]{1,62}$/;

export type Created = { readonly programId: string; readonly slug: string; readonly terms: Terms };

/** The draft of a kind, with the shipped terms to begin from. */
export async function createFromTemplate(
  actor: Actor,
  code: KindCode,
  slug: string = kindOf(code).slug,
): Promise<Outcome<Created, "slug-taken" | "bad-slug">> {
  mustBeAllowed(actor, "program:write", actor);
  if (!slugPattern.test(slug)) return refuse("bad-slug");
  const { currency } = await marketOf(actor.marketplaceId);
  return inTenant(actor.marketplaceId, async (tx) => {
    const id = newId();
    const { count } = await tx.program.createMany({
      data: {
        marketplaceId: actor.marketplaceId,
        id,
        slug,
        kind: code,
        state: "DRAFT",
        createdAt: now(),
      },
      skipDuplicates: true,
    });
    if (count === 0) return refuse("slug-taken");
    const programId = publicId("program", id);
    await record(tx, actor, {
      verb: "program-created",
      thing: { kind: "program", id: programId },
      after: { slug, kind: code },
    });
    return { ok: true, programId, slug, terms: templateOf(kindOf(code), currency) };
  });
}

/** Offers all shipped kinds in a marketplace. What is there already stays as it is. */
export async function installTemplates(actor: Actor): Promise<readonly string[]> {
  mustBeAllowed(actor, "program:publish", actor);
  const rows = await sqlInTenant(
    actor.marketplaceId,
    (sql) => sql<{ kind: string }[]>`SELECT DISTINCT kind FROM program`,
  );
  const there = new Set(rows.map(({ kind }) => kind));
  const installed: string[] = [];
  for (const code of kindCodes.filter((each) => !there.has(each))) {
    const created = await createFromTemplate(actor, code);
    if (!created.ok) continue;
    const { programId, slug, terms } = created;
    const published = await publishProgram(actor, programId, { terms, reason: shippedReason });
    if (published.ok) installed.push(slug);
  }
  return installed;
}
