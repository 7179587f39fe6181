/** What the pages of the review queue read: the list, the case beside it, and what was just done. */
import type { ApplicationCase, QueueRow } from "~/features/applications/application-case";
import type { ReviewQuery } from "~/features/applications/review-query";
import type { ListPage } from "~/values/keyset";
import type { Words } from "~/values/words";
import type { CaseContext } from "./case-context";

/** The case that was just worked on, for the message and its Undo. */
export type JustDone = {
  readonly id: string;
  readonly shop: string;
  readonly outcome: "approved" | "rejected" | "first-approval" | "info-requested" | "undone";
  /** Null where it cannot be taken back, or not any more, or not by this reader. */
  readonly undo: { readonly decisionId: string } | null;
};
export type OpenCase = {
  readonly of: ApplicationCase;
  readonly context: CaseContext;
  readonly previous: string | null;
  readonly next: string | null;
  readonly mayDecide: boolean;
  readonly mayClaim: boolean;
};
export type ReviewDesk = {
  readonly query: ReviewQuery;
  readonly page: ListPage<QueueRow>;
  readonly programs: readonly { readonly slug: string; readonly name: Words }[];
  readonly open: OpenCase | null;
  readonly done: JustDone | null;
  readonly last: { readonly name: string; readonly at: Date } | null;
  readonly readerId: string;
};

/** The rows before and after one in the list as it stands. */
export function neighboursOf(
  rows: readonly { readonly id: string }[],
  id: string,
): { readonly previous: string | null; readonly next: string | null } {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return { previous: null, next: rows[0]?.id ?? null };
  return { previous: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null };
}
