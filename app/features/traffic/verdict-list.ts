/** A line of the list of verdicts, and how the list may be narrowed and sorted. */
import type { Verdict } from "./verdict";

export const grantKinds = ["guarantee", "make-good", "grant"] as const;
export type GrantKind = (typeof grantKinds)[number];

export const verdictSorts = [
  "shop",
  "-shop",
  "need",
  "-need",
  "given",
  "-given",
  "lastDay",
  "-lastDay",
] as const;
export type VerdictSort = (typeof verdictSorts)[number];

export type VerdictLine = Verdict & {
  readonly grantId: string;
  readonly kind: GrantKind | null;
  readonly store: {
    readonly uid: string;
    readonly name: string;
    readonly category: string | null;
    readonly region: string | null;
  };
};
