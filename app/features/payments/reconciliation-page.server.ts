/** Everything the page of one day shows, and what it answers to a form. */
import { sqlInTenant } from "~/platform/database.server";
import { isDay } from "~/values/day";
import type { Outcome } from "~/values/outcome";
import type { StaffActor } from "../people/actor";
import { may, mustBeAllowed } from "../people/may";
import { prepareDay, reconcileDay } from "./reconcile.server";
import { closeDay } from "./reconcile-close.server";
import { explain } from "./reconcile-explain.server";
import { matchByHand, unmatch } from "./reconcile-match.server";
import { currenciesOfDay, readDay } from "./reconciliation-days.server";
import type { ReconciliationDeed } from "./reconciliation-form";
import { halvesFor, listItems, readItem } from "./reconciliation-items.server";
import type { DayPage, DeedRefusal } from "./reconciliation-list";
import type { DayName } from "./reconciliation-lock.server";
import type { ItemQuery } from "./reconciliation-query";

/** The day and currency an address names; null where nothing was ever prepared for it. */
export async function nameOf(
  actor: StaffActor,
  day: string,
  currency: string | undefined,
): Promise<DayName | null> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  if (!isDay(day)) return null;
  const currencies = await currenciesOfDay(actor, day);
  const chosen = currency ?? currencies[0];
  return chosen !== undefined && currencies.includes(chosen) ? { day, currency: chosen } : null;
}

const matchersOf = ({ marketplaceId }: StaffActor, { day, currency }: DayName) =>
  sqlInTenant(marketplaceId, async (sql) => {
    const rows = await sql<{ id: string; name: string }[]>`
      SELECT DISTINCT matched_by AS id, matched_by_name AS name FROM reconciliation_hand
       WHERE marketplace_id = ${marketplaceId} AND day = ${day} AND currency = ${currency}
         AND undone_at IS NULL ORDER BY name, id`;
    return [...rows];
  });

export async function readDayPage(
  actor: StaffActor,
  name: DayName,
  query: ItemQuery,
): Promise<DayPage | null> {
  const day = await readDay(actor, name.day, name.currency);
  if (day === null) return null;
  const [page, item, matchers, currencies] = await Promise.all([
    listItems(actor, name, query),
    query.line === undefined ? null : readItem(actor, name, query.line),
    matchersOf(actor, name),
    currenciesOfDay(actor, name.day),
  ]);
  const open = item === null ? null : { item, halves: await halvesFor(actor, name, item) };
  return {
    day,
    currencies,
    page,
    open,
    matchers,
    rights: {
      matches: may(actor, "reconciliation:match", actor),
      closes: may(actor, "reconciliation:close", actor),
      isHers: matchers.some(({ id }) => id === actor.personId),
    },
  };
}

type Both = { readonly line: string; readonly other: string };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The page names a line and its other half; ours is the one whose id is a transfer's. */
const sides = ({ line, other }: Both) =>
  uuid.test(line) ? { ours: line, theirs: other } : { ours: other, theirs: line };

function match(
  actor: StaffActor,
  name: DayName,
  { note, ...both }: Both & { readonly note: string },
): Promise<Outcome<unknown, DeedRefusal>> {
  const { ours, theirs } = sides(both);
  if (!uuid.test(ours)) return Promise.resolve({ ok: false, because: "not-alone" });
  return matchByHand(actor, name, { ours, theirs, note });
}

/** What each of the two is by itself, the rule says again at once. */
async function takeApart(actor: StaffActor, name: DayName, line: string) {
  const outcome = await unmatch(actor, name, line);
  if (outcome.ok) await prepareDay(actor, name.day);
  return outcome;
}

export async function answerDeed(
  actor: StaffActor,
  name: DayName,
  deed: ReconciliationDeed,
): Promise<Outcome<unknown, DeedRefusal>> {
  switch (deed.intent) {
    case "match":
      return match(actor, name, deed);
    case "unmatch":
      return takeApart(actor, name, deed.line);
    case "explain":
      return explain(actor, name, deed);
    case "close":
      return closeDay(actor, name, { revision: deed.revision, remark: deed.remark ?? null });
    case "read":
      await reconcileDay(actor, name.day);
      return { ok: true };
  }
}
