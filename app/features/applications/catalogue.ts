/** What a merchant sees of each program: the read model of the catalogue and its order. */
import type { Closeness } from "~/features/eligibility/closeness";
import type { Condition } from "~/features/eligibility/conditions";
import type { Explanation } from "~/features/eligibility/explanation";
import type { EnrollmentStatus } from "~/features/enrollments/enrollment";
import type { KindCode } from "~/features/metrics/dictionary";
import type { Goal } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { WireMoney } from "~/values/money";
import type { Words } from "~/values/words";
import type { ApplicationStatus } from "./application";

export const catalogueGroups = ["joined", "ready", "almost", "not-yet"] as const;
export type CatalogueGroup = (typeof catalogueGroups)[number];

export type CatalogueEntry = {
  readonly program: {
    /** `prg_…` */
    readonly id: string;
    readonly slug: string;
    readonly kind: KindCode;
    readonly name: Words;
    readonly goal: Goal;
    readonly subject: "store" | "product";
  };
  readonly version: { readonly id: string; readonly number: number; readonly publishedAt: Date };
  readonly headline: Words;
  readonly summary: Words;
  /** What the benefits are worth at most; null where they have no price. */
  readonly worth: WireMoney | null;
  readonly group: CatalogueGroup;
  readonly closeness: Closeness;
  readonly explanation: Explanation;
  readonly conditions: readonly Condition[];
  readonly met: number;
  /** The product the answer is about: of a product program, the one that comes nearest. */
  readonly product: { readonly uid: string; readonly title: string } | null;
  /** The application under way, or the last one decided. */
  readonly application: { readonly id: string; readonly status: ApplicationStatus } | null;
  readonly enrollment: { readonly id: string; readonly status: EnrollmentStatus } | null;
  /** When applying is possible again; null where it is possible today. */
  readonly opensOn: Day | null;
  /** The last day one can apply, in the marketplace's zone; null where there is none. */
  readonly closesOn: Day | null;
  /** Null where the program has no such limit. */
  readonly placesLeft: number | null;
  /** Share of the money or impressions budget that is left, in basis points; null without a budget. */
  readonly budgetLeft: number | null;
  readonly evaluatedAt: Date;
};

const rank = (group: CatalogueGroup): number => catalogueGroups.indexOf(group);
const closing = ({ closesOn }: CatalogueEntry): string => closesOn ?? "9999-12-31";
const worth = (entry: CatalogueEntry): bigint => BigInt(entry.worth?.amountMinor ?? 0);

/** By group; inside a group what closes first, then what is worth most. */
export const inCatalogueOrder = (entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] =>
  entries.toSorted(
    (left, right) =>
      rank(left.group) - rank(right.group) ||
      closing(left).localeCompare(closing(right)) ||
      Number(worth(right) - worth(left)) ||
      left.program.slug.localeCompare(right.program.slug),
  );
