/** The read model of one version of a program, as staff read it. */
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { SettingsField } from "./settings-field";

export type SettingShown = {
  readonly field: SettingsField;
  /** As in the settings' JSON; null where it is absent. */
  readonly value: unknown;
};
export type StageShown = {
  readonly key: string;
  readonly name: Words;
  readonly fromDay: number;
  readonly toDay: number;
  readonly tasks: readonly { readonly key: string; readonly name: Words }[];
  readonly benefits: readonly { readonly key: string; readonly name: Words }[];
};
export type ExitShown = {
  readonly key: string;
  readonly rule: DescribedRule;
  readonly immediate: boolean;
  readonly graceDays: number;
  readonly consecutiveChecks: number;
  readonly clawBack: boolean;
};
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
  readonly note: string | null;
  readonly inForceFrom: Date | null;
  readonly current: boolean;
};
export type VersionPage = VersionLine & {
  readonly summary: Words;
  readonly rules: RulesShown;
  /** The stored rules and settings, to copy. */
  readonly rulesJson: string;
  readonly settingsJson: string;
  readonly settings: readonly SettingShown[];
  readonly stages: readonly StageShown[];
  /** Granted when the enrollment begins. */
  readonly benefits: readonly { readonly key: string; readonly name: Words }[];
  readonly exampleDay: Day;
};
