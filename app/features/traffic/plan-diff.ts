/** How a plan differs from another one, promise by promise and pool by pool. */
import type { PoolName } from "./pools";
import type { VerdictReason } from "./verdict";

/** `came` and `left`: only in one of the two; `more` and `less`: other impressions on the day. */
export const promiseChanges = ["came", "left", "more", "less"] as const;
export type PromiseChange = (typeof promiseChanges)[number];

export type PromiseDiff = {
  readonly grantId: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly change: PromiseChange;
  readonly before: { readonly reason: VerdictReason; readonly given: number } | null;
  readonly after: { readonly reason: VerdictReason; readonly given: number } | null;
};
export type PoolDiff = PoolName & {
  readonly before: number | null;
  readonly after: number | null;
};
