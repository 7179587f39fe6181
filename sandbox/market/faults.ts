/**
 * How reports go astray: a surface's file comes days late, yesterday's files are sent once more, an old draft of a
 * report turns up after the final one, and a few reports are corrected. None of it may change what counts twice.
 */
import { dice } from "./dice";
import { type DayNumber, dateOf, hourOf, momentOf } from "./moments";
import type { Showing } from "./showing";
import type { World } from "./world";

export type Report = {
  readonly reportUid: string;
  readonly day: DayNumber;
  readonly showing: Showing;
  /** Minutes after the day's beginning at which it was made. */
  readonly madeAt: number;
};
/** A file of reports and the day it is sent on. */
export type ReportFile = { readonly sentOn: DayNumber; readonly reports: readonly Report[] };

const lateShare = 0.12;
const repeatShare = 0.25;
const correctedShare = 0.03;

export function reportsOf(world: World, day: DayNumber, showings: readonly Showing[]): Report[] {
  return showings.map((showing) => {
    const { store, kind, surface, region, window } = showing;
    return {
      reportUid: `${store.storeUid}-${dateOf(world, day)}-${kind}-${surface}-${region}-${window}`,
      day,
      showing,
      madeAt: (hourOf(window) + 5) * 60,
    };
  });
}

/** Corrected downwards by a thirtieth, a day later. */
const corrected = (report: Report): Report => {
  const { impressions, users, clicks } = report.showing;
  const less = (count: number) => count - Math.floor(count / 30);
  return {
    ...report,
    showing: {
      ...report.showing,
      impressions: less(impressions),
      users: less(users),
      clicks: less(clicks),
    },
    madeAt: report.madeAt + 24 * 60,
  };
};
/** As it stood in the middle of its window: made earlier, so it never replaces the final one. */
const draft = (report: Report): Report => ({
  ...report,
  showing: {
    ...report.showing,
    impressions: Math.ceil(report.showing.impressions / 2),
    users: Math.ceil(report.showing.users / 2),
  },
  madeAt: report.madeAt - 120,
});

/** All files that come of the reports of a part of a day, with the days they are sent on. */
export function filesOf(
  world: World,
  { day, part }: { readonly day: DayNumber; readonly part: number },
  reports: readonly Report[],
): ReportFile[] {
  const surfaces = [...new Set(reports.map(({ showing }) => showing.surface))].sort();
  const files = surfaces.flatMap((surface): ReportFile[] => {
    const roll = dice(world.seed, "file", surface, day, part);
    const sentOn = day + (roll.chance(lateShare) ? roll.whole(1, 2) : 0);
    const own = reports.filter(({ showing }) => showing.surface === surface);
    const first = { sentOn, reports: own };
    if (!roll.chance(repeatShare)) return [first];
    return [
      first,
      { sentOn: sentOn + 1, reports: own },
      { sentOn: sentOn + 1, reports: own.map(draft) },
    ];
  });
  const roll = dice(world.seed, "corrections", day, part);
  const wrong = reports.filter(() => roll.chance(correctedShare));
  // After every copy of the first version: what is late stays late by two days at most.
  return wrong.length === 0
    ? files
    : [...files, { sentOn: day + 3, reports: wrong.map(corrected) }];
}

/** What counts in the end: of each report the version that was made last. */
export function finalOf(files: readonly ReportFile[]): Report[] {
  const last = new Map<string, Report>();
  for (const report of files.flatMap(({ reports }) => reports)) {
    const known = last.get(report.reportUid);
    if (known === undefined || known.madeAt < report.madeAt) last.set(report.reportUid, report);
  }
  return [...last.values()];
}

export function reportLine(world: World, { reportUid, day, showing, madeAt }: Report) {
  const { store, kind, surface, category, region, window } = showing;
  return {
    reportUid,
    storeUid: store.storeUid,
    surface,
    category,
    region,
    hour: momentOf(world, day, hourOf(window) * 60),
    kind,
    impressions: showing.impressions,
    uniqueUsers: showing.users,
    clicks: showing.clicks,
    occurredAt: momentOf(world, day, madeAt),
  };
}
