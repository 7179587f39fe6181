import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import type { ActiveFilter } from "~/ui/layout/filter-bar";
import { useFormats, useInWords } from "~/ui/reader";
import type { CoverageRate, CoverageStep } from "./coverage-counts";
import {
  type CohortGrain,
  type CoverageSegment,
  type CoverageView,
  type LeftOutReason,
  segmentNames,
  unknownValue,
} from "./coverage-list";

type Segment = keyof CoverageSegment;

export function useSegmentWords() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const names: Readonly<Record<Segment, string>> = {
    category: i18n._("Category"),
    region: i18n._("Region"),
    size: i18n._("Business size"),
    surface: i18n._("Main surface"),
    agri: i18n._("Agricultural"),
    promise: i18n._("Guarantee"),
  };
  const known: Readonly<Record<string, string>> = {
    "size MICRO": i18n._("Micro"),
    "size SMALL": i18n._("Small"),
    "size MEDIUM": i18n._("Medium"),
    "size LARGE": i18n._("Large"),
    "agri yes": i18n._("Agricultural"),
    "agri no": i18n._("Not agricultural"),
    "promise with": i18n._("With a guarantee"),
    "promise without": i18n._("Without a guarantee"),
    [`surface ${unknownValue}`]: i18n._("No support yet"),
  };
  const wordOf = (segment: Segment, value: string): string => {
    const word = known[`${segment} ${value}`];
    if (word !== undefined) return word;
    if (value === unknownValue) return i18n._("Not known");
    return segment === "category" ? inWords(categoryWords(value)) : value;
  };
  return { names, wordOf };
}

export function useActiveSegments(query: CoverageSegment): readonly ActiveFilter[] {
  const { names, wordOf } = useSegmentWords();
  return segmentNames.flatMap((param) => {
    const value = query[param];
    if (value === undefined) return [];
    return [{ param, value, label: `${names[param]}: ${wordOf(param, value)}` }];
  });
}

/** `Week of 16 Nov 2026`, `Nov 2026`, or a stretch of days. */
export function useCohortName() {
  const { i18n } = useLingui();
  const { day, month } = useFormats();
  return (name: string): string => {
    const [from = "", to] = name.split("..");
    if (to !== undefined) return i18n._("{from} to {to}", { from: day(from), to: day(to) });
    if (from.length === 7) return month(from);
    return i18n._("Week of {day}", { day: day(from) });
  };
}

export function useGrainWords(): Readonly<Record<CohortGrain, string>> {
  const { i18n } = useLingui();
  return { week: i18n._("By week"), month: i18n._("By month") };
}

export function useStepWords(): Readonly<Record<CoverageStep, string>> {
  const { i18n } = useLingui();
  return {
    opened: i18n._("Opened"),
    verified: i18n._("Licence checked"),
    listed: i18n._("First product in 7 days"),
    member: i18n._("Neither frozen nor fraud: the cohort"),
    seen: i18n._("First support impressions"),
    covered: i18n._("Covered"),
    ordered: i18n._("First order in 14 days"),
    succeeded: i18n._("Success: 10 orders and 1,000.00 net in 30 days"),
  };
}

export function useLeftOutWords(): Readonly<Record<LeftOutReason, string>> {
  const { i18n } = useLingui();
  return {
    NOT_VERIFIED: i18n._("Licence not checked"),
    NO_PRODUCT: i18n._("No product in 7 days"),
    FROZEN: i18n._("Frozen or closed"),
    FRAUD: i18n._("Removed for fraud"),
  };
}

export function useViewWords(): Readonly<Record<CoverageView, string>> {
  const { i18n } = useLingui();
  return {
    opened: i18n._("All that opened"),
    member: i18n._("In the cohort"),
    covered: i18n._("Covered"),
    waiting: i18n._("Not covered yet"),
    missed: i18n._("Missed"),
    "left-out": i18n._("Left out"),
    effective: i18n._("First order"),
    success: i18n._("Success"),
  };
}

type Standing = Pick<CoverageRate, "standing"> & { readonly final: boolean };

/** Where a cohort stands to the line, and whether that is the last word. */
export function CohortFlag({ standing, final }: Standing) {
  const { i18n } = useLingui();
  const said: Readonly<Record<CoverageRate["standing"], readonly [Signal, string]>> = {
    "no-cohort": ["not-started", i18n._("No cohort")],
    below: ["hold", i18n._("Not above 95%")],
    above: ["clear", i18n._("Above 95%")],
    "clearly-above": ["clear", i18n._("Clearly above 95%")],
  };
  const [signal, word] = said[standing];
  if (final || standing === "no-cohort") return <SignalFlag signal={signal} word={word} />;
  return <SignalFlag signal="active" word={i18n._("Still counting")} />;
}

/** `95.05%`, or that there is no cohort; never 0 or 100 for nobody. */
export function CohortRate({ rate }: Pick<CoverageRate, "rate">) {
  const { i18n } = useLingui();
  const f = useFormats();
  return <>{rate === null ? i18n._("No cohort") : f.rate(rate, 2)}</>;
}

export function Interval({ low, high }: Pick<CoverageRate, "low" | "high">) {
  const f = useFormats();
  return <>{low === null || high === null ? "–" : `${f.rate(low, 2)}–${f.rate(high, 2)}`}</>;
}
