/** What a merchant has with the marketplace's programs: going on, waiting, over. And what waits for her. */
import type { ApplicationStatus } from "~/features/applications/application";
import type { EnrollmentRow } from "~/features/enrollments/enrollment-page";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";

export type MyApplication = {
  /** `app_…` */
  readonly id: string;
  readonly status: ApplicationStatus;
  readonly program: Words;
  /** The shop, and the product where it is about one. */
  readonly subject: string;
  readonly savedAt: Date;
  /** By when we answer; null before it is sent and where it is not our turn. */
  readonly answerBy: Date | null;
};

/** Something that is over, with its place in the order of time. */
export type Ended = { readonly at: Date; readonly id: string } & (
  | { readonly kind: "enrollment"; readonly row: EnrollmentRow }
  | { readonly kind: "application"; readonly row: MyApplication }
);

export type EndedPage = {
  readonly rows: readonly Ended[];
  readonly total: number;
  readonly before: string | null;
  readonly after: string | null;
};
export type Mine = {
  readonly active: readonly EnrollmentRow[];
  readonly waiting: readonly MyApplication[];
  readonly ended: EndedPage;
};

export type PageQuery = { readonly after: string | null; readonly before: string | null };

/** One page of what is over, newest first; an id that is gone begins at the beginning. */
export function endedPage(all: readonly Ended[], query: PageQuery, size: number): EndedPage {
  const rows = all.toSorted(
    (left, right) => right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1),
  );
  const at = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.id === id));
  const end = at(query.before);
  const from = end >= 0 ? Math.max(0, end - size) : at(query.after) + 1;
  const shown = rows.slice(from, end >= 0 ? end : from + size);
  const hasAfter = from + shown.length < rows.length;
  return {
    rows: shown,
    total: rows.length,
    before: from > 0 ? (shown[0]?.id ?? null) : null,
    after: hasAfter ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One thing that waits for the merchant, the most pressing first. */
export type WaitingItem = { readonly to: string; readonly program: Words } & (
  | { readonly kind: "info"; readonly dueAt: Date }
  | { readonly kind: "risk"; readonly recoverBy: Day | null }
  | { readonly kind: "milestone"; readonly name: Words; readonly dueOn: Day }
  | { readonly kind: "draft"; readonly savedAt: Date }
);
