/** An assessment as it was written down, and its sentence. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import { type AssessmentInputs, assessmentWords } from "./assessment";
import type { DepositSchedule } from "./schedule";

export type StoredInputs = AssessmentInputs & {
  readonly combine: DepositSchedule["combine"];
  readonly closedCategories?: readonly string[];
};
export type StoredAssessment = {
  readonly id: string;
  readonly as_of: Day;
  readonly at: Date;
  readonly because: string;
  readonly policy_version: number;
  readonly inputs: StoredInputs;
  readonly base_minor: number;
  readonly float_minor: number;
  readonly activity_minor: number;
  readonly risk_minor: number;
  readonly saved_minor: number;
  readonly required_minor: number;
  readonly deferred_minor: number;
};

export const storedWords = (row: StoredAssessment): Words =>
  assessmentWords(
    {
      inputs: row.inputs,
      baseMinor: row.base_minor,
      floatMinor: row.float_minor,
      activityMinor: row.activity_minor,
      riskMinor: row.risk_minor,
      savedMinor: row.saved_minor,
      requiredMinor: row.required_minor,
      deferredMinor: row.deferred_minor,
      closedCategories: row.inputs.closedCategories ?? [],
    },
    row.inputs.combine,
  );
