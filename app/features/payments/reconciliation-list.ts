/** What the pages of reconciliation show. Amounts in minor units of the day's currency. */
import type { Day } from "~/values/day";
import type { ItemReason, ItemState, SuggestedBy } from "./reconciliation";

export const dayViews = ["open", "ready", "closed", "all"] as const;
export type DayView = (typeof dayViews)[number];
export const itemViews = [
  "open",
  "matched",
  "only-ours",
  "only-theirs",
  "differs",
  "timing",
  "all",
] as const;
export type ItemView = (typeof itemViews)[number];

export type DayLine = {
  readonly day: Day;
  readonly currency: string;
  readonly revision: number;
  readonly preparedAt: Date;
  readonly oursCount: number;
  readonly theirsCount: number;
  /** Net of fees. */
  readonly oursMinor: number;
  readonly theirsMinor: number;
  readonly openCount: number;
  readonly explainedCount: number;
  readonly handCount: number;
  readonly closed: { readonly at: Date; readonly name: string } | null;
  readonly remark: string | null;
};

type Half = {
  readonly id: string;
  /** What our transfer is, or Stripe's reporting category. */
  readonly kind: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly at: Date;
};
export type ItemLine = {
  readonly line: string;
  readonly state: ItemState;
  readonly because: ItemReason;
  readonly paymentId: string | null;
  readonly ours: Half | null;
  readonly theirs: (Half & { readonly source: string; readonly availableAt: Date }) | null;
  readonly differenceMinor: number;
  readonly suggestion: { readonly line: string; readonly by: SuggestedBy } | null;
  readonly hand: { readonly name: string; readonly at: Date; readonly note: string } | null;
  readonly explained: { readonly name: string; readonly at: Date; readonly text: string } | null;
};
export type ViewCounts = Readonly<Record<ItemView, number>>;
