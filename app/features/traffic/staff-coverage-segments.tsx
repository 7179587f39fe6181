import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Count } from "~/ui/figure/amounts";
import { type Column, DataTable } from "~/ui/table/data-table";
import { coverageAddress } from "./coverage-address";
import type { CoverageGroup, CoverageReport, CoverageSegment, SegmentLine } from "./coverage-list";
import { CohortFlag, CohortRate, Interval, useSegmentWords } from "./staff-coverage-words";

/** What costs most, by the chosen group; too few shops are shown and not ranked. */
export function StaffCoverageSegments(props: {
  readonly of: CoverageReport;
  readonly group: CoverageGroup;
  readonly segment: CoverageSegment;
}) {
  const { i18n } = useLingui();
  const { names, wordOf } = useSegmentWords();
  const { group, segment } = props;
  const { segments, together } = props.of;
  const address = ({ value }: SegmentLine, view: "member" | "covered" | "missed") =>
    coverageAddress(together.name, { ...segment, [group]: value }, { view });
  const counted = (view: "member" | "covered" | "missed") => (line: SegmentLine) => (
    <Link to={address(line, view)}>
      <Count of={line.counts[view]} />
    </Link>
  );
  const columns: Column<SegmentLine>[] = [
    { key: "value", header: names[group], cell: ({ value }) => wordOf(group, value) },
    { key: "size", header: i18n._("Shops"), align: "end", cell: counted("member") },
    { key: "covered", header: i18n._("Covered"), align: "end", cell: counted("covered") },
    { key: "missed", header: i18n._("Missed"), align: "end", cell: counted("missed") },
    {
      key: "rate",
      header: i18n._("Coverage"),
      align: "end",
      cell: ({ rate }) => <CohortRate rate={rate} />,
    },
    {
      key: "interval",
      header: i18n._("95% interval"),
      align: "end",
      cell: (line) => <Interval {...line} />,
    },
    {
      key: "missing",
      header: i18n._("Short of the line"),
      align: "end",
      cell: ({ missing }) => (missing === 0 ? "–" : <Count of={missing} />),
    },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ small, standing }) =>
        small ? i18n._("Fewer than 30: not ranked") : <CohortFlag standing={standing} final />,
    },
  ];
  return (
    <DataTable
      caption={i18n._("Coverage by {group}", { group: names[group] })}
      columns={columns}
      rows={segments}
      rowKey={({ value }) => value}
      phone="scroll"
    />
  );
}
