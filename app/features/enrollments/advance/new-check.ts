/** A check that was made and is not written yet. */
import type { Facts } from "~/features/metrics/fact";
import type { Benefit } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { Look } from "../checks/look";

export type NewCheck = {
  readonly enrollmentId: string;
  readonly day: Day;
  readonly monthly: boolean;
  readonly look: Look;
  /** Those that the watches name. */
  readonly facts: Facts;
  readonly semantics: number;
  readonly sentence: Words;
  readonly nextOn: Day | null;
  readonly renewedTo: Day | null;
  /** The last day before a renewal, and what a renewed term gives. */
  readonly endsOn: Day | null;
  readonly benefits: readonly Benefit[];
};
