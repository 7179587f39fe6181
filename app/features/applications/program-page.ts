/** The read model of one program's page (M2). */
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { Offer, Stage } from "~/features/programs/kind";
import type { Words } from "~/values/words";
import type { CatalogueEntry } from "./catalogue";

export type ProgramPage = {
  /** How the program stands for this store. */
  readonly entry: CatalogueEntry;
  readonly offer: Offer;
  /** The rule in words, without facts, with the same pointers as the conditions. */
  readonly rules: DescribedRule;
  readonly stages: readonly Pick<Stage, "key" | "name" | "fromDay" | "toDay" | "tasks">[];
  readonly agreement: readonly Words[];
  /** The store's products and how each stands, best first; empty for programs about the store alone. */
  readonly products: readonly ProductStanding[];
  readonly versions: readonly {
    readonly number: number;
    readonly publishedAt: Date;
    readonly reason: string;
  }[];
  readonly watching: boolean;
};
export type ProductStanding = {
  readonly uid: string;
  readonly title: string;
  readonly outcome: "eligible" | "not_eligible" | "review";
  readonly met: number;
  readonly all: number;
};
