/** A shop's traffic beside the stages of its cold start, which decide what is promised next. */
import type { EnrollmentPage } from "~/features/enrollments/enrollment-page";
import { enrollmentsOf } from "~/features/enrollments/list.server";
import { enrollmentPage } from "~/features/enrollments/page.server";
import type { PersonActor } from "~/features/people/actor";
import type { Span, StoreTraffic } from "~/features/traffic/store-traffic";
import { storeTraffic } from "~/features/traffic/store-traffic.server";
import { momentOf } from "./moment.server";

export type StoreTrafficPage = {
  readonly traffic: StoreTraffic;
  readonly coldStart: EnrollmentPage | null;
};

const looked = 20;

/** The shop's newest cold start, running or over; null where it has none. */
async function coldStartOf(actor: PersonActor, storeUid: string, at: Date) {
  const lines = await enrollmentsOf(actor, { storeUid }, { limit: looked });
  for (const { id } of lines?.data ?? []) {
    const page = await enrollmentPage(actor, id, at);
    if (page?.program.kind === "cold-start") return page;
  }
  return null;
}

export async function storeTrafficPage(
  actor: PersonActor,
  store: { readonly uid: string; readonly entityUid: string },
  span: Span,
): Promise<StoreTrafficPage> {
  const { today, now } = await momentOf(actor.marketplaceId);
  const traffic = await storeTraffic(actor, store, today, span);
  return { traffic, coldStart: await coldStartOf(actor, store.uid, now) };
}
