/** What a reviewer should know beyond the application itself. */
import type { ApplicationStatus } from "~/features/applications/application";
import type { ReasonCode } from "~/features/applications/reason-code";
import type { Locale, Words } from "~/values/words";
import type { EntityRef, StoreRef, ViolationLine } from "./store-page";

export type EarlierCase = {
  /** `app_…` */
  readonly id: string;
  readonly program: Words;
  readonly store: { readonly uid: string; readonly name: string };
  readonly status: ApplicationStatus;
  readonly decidedAt: Date;
  readonly reasonCodes: readonly ReasonCode[];
  /** Of another business that is related to this one. */
  readonly related: boolean;
};

export type CaseContext = {
  /** The language the shop's owner reads. */
  readonly merchantLocale: Locale;
  readonly siblings: readonly StoreRef[];
  readonly related: readonly EntityRef[];
  readonly violations: readonly ViolationLine[];
  /** Decided applications of the business and its related ones, newest first. */
  readonly earlier: readonly EarlierCase[];
};
