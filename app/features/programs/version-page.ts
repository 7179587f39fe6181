/** The read model of one version of a program, as staff read it. */
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { ExitClause } from "./kind";
import type { SettingsField } from "./settings-field";

export type SettingShown = {
  readonly field: SettingsField;
  /** As in the settings' JSON; undefined where it is absent. */
  readonly value: unknown;
};
type Named = { readonly key: string; readonly name: Words };
export type StageShown = Named & {
  readonly fromDay: number;
  readonly toDay: number;
  readonly tasks: readonly Named[];
  readonly benefits: readonly Named[];
};
export type ExitShown = Omit<ExitClause, "rule"> & { readonly rule: DescribedRule };
export type RulesShown = {
  readonly enter: DescribedRule;
  readonly enterProduct: DescribedRule | null;
  readonly warn: DescribedRule | null;
  readonly exit: readonly ExitShown[];
  readonly graduate: DescribedRule | null;
};
export type VersionLine = {
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly reason: string;
  readonly current: boolean;
};
export type VersionPage = VersionLine & {
  readonly name: Words;
  readonly summary: Words;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly contentHash: string;
  readonly rules: RulesShown;
  /** What is stored, to copy. */
  readonly rulesJson: string;
  readonly settingsJson: string;
  readonly settings: readonly SettingShown[];
  readonly stages: readonly StageShown[];
  /** Granted when the enrollment begins. */
  readonly benefits: readonly Named[];
};
