/** What a store must hold, what relief saves of it, and what is missing. All amounts in minor units. */
import { type Reduction, reducedBase } from "./relief";
import type { DepositSchedule } from "./schedule";

export type RequirementParts = {
  readonly baseMinor: number;
  readonly floatMinor: number;
  readonly activityMinor: number;
  readonly riskMinor: number;
};
export type Requirement = RequirementParts & {
  readonly requiredMinor: number;
  /** What the reduction takes off the requirement: nothing where the float is higher anyway. */
  readonly savedMinor: number;
};

const combined = (combine: DepositSchedule["combine"], parts: RequirementParts): number => {
  const { baseMinor, floatMinor, activityMinor, riskMinor } = parts;
  const standing =
    combine === "MAX"
      ? Math.max(baseMinor, floatMinor, activityMinor)
      : baseMinor + floatMinor + activityMinor;
  return standing + riskMinor;
};

export function requirementOf(
  combine: DepositSchedule["combine"],
  parts: RequirementParts,
  relief: Reduction | null,
): Requirement {
  const full = combined(combine, parts);
  if (relief === null) return { ...parts, requiredMinor: full, savedMinor: 0 };
  const reduced = { ...parts, baseMinor: reducedBase(parts.baseMinor, relief) };
  const requiredMinor = combined(combine, reduced);
  return { ...reduced, requiredMinor, savedMinor: full - requiredMinor };
}

export const shortfallOf = (requiredMinor: number, availableMinor: number): number =>
  Math.max(0, requiredMinor - availableMinor);
