/** What the rules said at a moment, in the form in which it is stored and shown again. */

import { explain } from "~/features/eligibility/explain";
import type { Explanation } from "~/features/eligibility/explanation";
import type { Facts } from "~/features/metrics/fact";
import type { ProgramRules } from "~/features/programs/kind";
import { entryRule } from "~/features/programs/terms";
import type { Day, Zone } from "~/values/day";
import type { Currency } from "~/values/money";

export type Screening = {
  readonly asOf: Day;
  readonly zone: Zone;
  readonly currency: Currency;
  readonly evaluatedAt: string;
  readonly facts: Facts;
  readonly explanation: Explanation;
};

export type Asked = {
  readonly rules: ProgramRules;
  readonly facts: Facts;
  readonly asOf: Day;
  readonly zone: Zone;
  readonly currency: Currency;
  readonly at: Date;
};

export const screeningOf = ({ rules, facts, asOf, zone, currency, at }: Asked): Screening => ({
  asOf,
  zone,
  currency,
  evaluatedAt: at.toISOString(),
  facts,
  explanation: explain(entryRule(rules), facts, { currency }),
});
