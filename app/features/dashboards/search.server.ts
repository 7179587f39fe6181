/** Paste an id, or type a part of a name: what it leads to, in this marketplace alone. */
import { reviewQuery } from "~/features/applications/review-query";
import { deductionQuery } from "~/features/deposits/deduction-query";
import { listDeductions } from "~/features/deposits/list-deductions.server";
import { listRefunds } from "~/features/deposits/list-refunds.server";
import { refundQuery } from "~/features/deposits/refund-query";
import type { StaffActor } from "~/features/people/actor";
import { type Thing, uuidOf } from "~/values/public-id";
import { enrollmentQuery } from "./enrollment-query";
import { listEnrollments } from "./list-enrollments.server";
import { listReviews } from "./list-reviews.server";
import { listStores } from "./list-stores.server";
import { listPrograms } from "./read-programs.server";
import type { Found } from "./search";
import { storeQuery } from "./store-query";

const most = 5;

const isId = (thing: Thing, text: string): boolean => uuidOf(thing, text) !== null;

export async function searchAll(actor: StaffActor, text: string): Promise<readonly Found[]> {
  const q = text.trim().slice(0, 200);
  if (q === "") return [];
  const asked = new URLSearchParams({ q, view: "all" });
  const [stores, applications, enrollments, programs, deductions, refunds] = await Promise.all([
    listStores(actor, storeQuery(asked), most),
    listReviews(actor, reviewQuery(asked), most),
    isId("enrollment", q) ? listEnrollments(actor, enrollmentQuery(asked), most) : { rows: [] },
    listPrograms(actor),
    isId("deduction", q) ? listDeductions(actor, deductionQuery(asked), most) : { rows: [] },
    isId("refund", q) ? listRefunds(actor, refundQuery(asked), most) : { rows: [] },
  ]);
  const lower = q.toLowerCase();
  return [
    ...stores.rows.map((store): Found => ({ kind: "store", id: store.uid, name: store.name })),
    ...applications.rows.map(
      (row): Found => ({
        kind: "application",
        id: row.id,
        name: row.store.name,
        program: row.program.name,
      }),
    ),
    ...enrollments.rows.map(
      (row): Found => ({
        kind: "enrollment",
        id: row.id,
        name: row.store.name,
        program: row.program.name,
      }),
    ),
    ...deductions.rows.map(({ id, store }): Found => ({ kind: "deduction", id, name: store.name })),
    ...refunds.rows.map(({ id, store }): Found => ({ kind: "refund", id, name: store.name })),
    ...programs
      .filter(({ slug, name }) =>
        [slug, name.en, name.zh].some((each) => each.toLowerCase().includes(lower)),
      )
      .slice(0, most)
      .map(({ slug, name }): Found => ({ kind: "program", id: slug, program: name })),
  ];
}
