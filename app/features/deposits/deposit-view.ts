/** A deposit as it stands now; amounts in minor units. */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { DepositDeferral } from "./deferral";
import type { Consequence } from "./policy";
import type { TrialStanding } from "./trial";

export type DepositView = {
  readonly currency: Currency;
  readonly requiredMinor: number;
  /** Falls due when the trial ends. */
  readonly deferredMinor: number;
  readonly availableMinor: number;
  readonly frozenMinor: number;
  /** On its way back to the shop. */
  readonly returningMinor: number;
  readonly owedMinor: number;
  /** Why so much is required; null before the first assessment. */
  readonly why: Words | null;
  readonly order: {
    readonly id: string;
    readonly leftMinor: number;
    readonly dueAt: Date;
    readonly status: string;
    /** In force now: what the platform must keep the shop from. */
    readonly consequences: readonly Consequence[];
    readonly next: { readonly consequence: Consequence; readonly at: Date } | null;
  } | null;
  /** While zero-entry runs: its counters, and the caps that the platform enforces. */
  readonly trial: (TrialStanding & Pick<DepositDeferral, "caps" | "due">) | null;
};
