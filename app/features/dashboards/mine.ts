/** What a merchant has with the marketplace's programs: going on, waiting, over. And what waits for her. */
import type { ApplicationStatus } from "~/features/applications/application";
import type { EnrollmentRow } from "~/features/enrollments/merchant-enrollments";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { ListPage } from "./keyset";

export type MyApplication = {
  /** `app_…` */
  readonly id: string;
  readonly status: ApplicationStatus;
  readonly program: Words;
  readonly subject: string;
  readonly savedAt: Date;
  /** By when we answer; null before it is sent and where it is not our turn. */
  readonly answerBy: Date | null;
};

export type Mine = {
  readonly active: readonly EnrollmentRow[];
  readonly waiting: readonly MyApplication[];
  readonly ended: ListPage<EndedRow>;
};
export type EndedRow =
  | { readonly kind: "enrollment"; readonly row: EnrollmentRow }
  | { readonly kind: "application"; readonly row: MyApplication };

/** One thing that waits for the merchant, the most pressing first. */
export type WaitingItem =
  | { readonly kind: "info"; readonly to: string; readonly program: Words; readonly dueAt: Date }
  | {
      readonly kind: "risk";
      readonly to: string;
      readonly program: Words;
      readonly recoverBy: Day | null;
    }
  | {
      readonly kind: "milestone";
      readonly to: string;
      readonly program: Words;
      readonly name: Words;
      readonly dueOn: Day;
    }
  | {
      readonly kind: "draft";
      readonly to: string;
      readonly program: Words;
      readonly savedAt: Date;
    };
