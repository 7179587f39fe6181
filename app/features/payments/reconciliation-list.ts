/** What the pages of reconciliation show. Amounts in minor units of the day's currency. */
import type { Day } from "~/values/day";
import type { ListPage } from "~/values/keyset";
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

export type ItemPage = ListPage<ItemLine> & {
  readonly counts: ViewCounts;
  /** Of everything that matches, not of this page; net of fees. */
  readonly sums: {
    readonly oursMinor: number;
    readonly theirsMinor: number;
    readonly differenceMinor: number;
  };
};
export type DayPage = {
  readonly day: DayLine;
  readonly currencies: readonly string[];
  readonly page: ItemPage;
  readonly open: { readonly item: ItemLine; readonly halves: readonly ItemLine[] } | null;
  /** Who put lines of this day together by hand. */
  readonly matchers: readonly { readonly id: string; readonly name: string }[];
  readonly rights: {
    readonly matches: boolean;
    readonly closes: boolean;
    /** Some of it was put together by the reader. */
    readonly isHers: boolean;
  };
};

export type MatchRefusal = "closed" | "not-alone" | "amounts-differ" | "not-by-hand";
export type ExplainRefusal = "closed" | "nothing-to-explain";
/** `changed`: somebody or something changed the day after it was looked at. */
export type CloseRefusal = "closed" | "matched-by-you" | "still-open" | "changed" | "not-over";
export type DeedRefusal = MatchRefusal | ExplainRefusal | CloseRefusal;
