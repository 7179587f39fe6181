/** Every program for one store, as its catalogue shows them (M1). */
import { isRunning } from "~/features/enrollments/enrollment";
import type { Actor } from "~/features/people/actor";
import { isOffered } from "~/features/programs/program";
import type { OfferedProgram } from "~/features/programs/read.server";
import type { WireMoney } from "~/values/money";
import { publicId } from "~/values/public-id";
import { type ApplyDays, applyDays } from "./apply-days";
import { type CatalogueEntry, type CatalogueGroup, inCatalogueOrder } from "./catalogue";
import { type StoreInView, storeInView } from "./own-standing.server";
import { roomLeft } from "./room-left";
import { bestStanding, type Standing } from "./standing";

/** Empty where there is no such store, or it is not the actor's. */
export async function catalogue(
  actor: Actor,
  storeUid: string,
  at: Date,
): Promise<readonly CatalogueEntry[]> {
  const view = await storeInView(actor, storeUid, at);
  if (view === null) return [];
  const entries = view.programs.flatMap((program) => {
    const entry = entryOf(program, view, at);
    return entry.group === "joined" || isOffered(program.state) ? [entry] : [];
  });
  return inCatalogueOrder(entries);
}

function groupOf(joined: boolean, standing: Standing, days: ApplyDays): CatalogueGroup {
  if (joined) return "joined";
  // Everything holds but the date: nothing is missing that the merchant could add.
  return standing.closeness === "ready" && !days.open ? "almost" : standing.closeness;
}

function worthOf(program: OfferedProgram, { facts, market }: StoreInView): WireMoney | null {
  const priced = program.kind
    .benefits(program.version.settings, facts, {})
    .flatMap(({ worthMinor }) => worthMinor ?? []);
  if (priced.length === 0) return null;
  const sum = priced.reduce((total, minor) => total + minor, 0);
  return { amountMinor: String(sum), currency: market.currency };
}

export function entryOf(program: OfferedProgram, view: StoreInView, at: Date): CatalogueEntry {
  const { kind, version } = program;
  const { market, today } = view;
  const standing = bestStanding(version.rules, view.facts, view.products, market.currency);
  const days = applyDays(kind, version, today);
  const application = view.applications.find(({ program_id }) => program_id === program.id);
  const enrollment = view.enrollments.find(({ program_id }) => program_id === program.id);
  const joined = enrollment !== undefined && isRunning(enrollment.status);
  const offer = kind.offer(version.settings, market.currency);
  return {
    program: {
      id: publicId("program", program.id),
      slug: program.slug,
      kind: kind.code,
      name: version.name,
      goal: kind.goal,
      subject: kind.subject,
    },
    version: {
      id: publicId("version", version.id),
      number: version.number,
      publishedAt: version.publishedAt,
    },
    headline: offer.headline,
    summary: kind.summary(version.settings, market.currency),
    worth: worthOf(program, view),
    group: groupOf(joined, standing, days),
    ...standing,
    application:
      application === undefined
        ? null
        : { id: publicId("application", application.id), status: application.status },
    enrollment:
      enrollment === undefined
        ? null
        : { id: publicId("enrollment", enrollment.id), status: enrollment.status },
    opensOn: days.opensOn,
    closesOn: days.closesOn,
    ...roomLeft(kind.limits(version.settings), view.usage(program.id)),
    evaluatedAt: at,
  };
}
