import { useLingui } from "@lingui/react";
import { SelectField } from "~/ui/form/choices";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import {
  type CoverageReport,
  cohortGrains,
  coverageGroups,
  lengths,
  segmentNames,
} from "./coverage-list";
import type { CoverageQuery } from "./coverage-query";
import { useGrainWords, useSegmentWords } from "./staff-coverage-words";

const promises = ["with", "without"];

/** What the figures are of; every choice lands in the address. */
export function StaffCoverageControls(props: {
  readonly query: CoverageQuery;
  readonly choices: CoverageReport["choices"];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const grains = useGrainWords();
  const { names, wordOf } = useSegmentWords();
  const { query, choices } = props;
  return (
    <FilterBar active={props.active}>
      <SelectField
        name="grain"
        label={i18n._("Cohorts")}
        defaultValue={query.grain}
        options={cohortGrains.map((value) => ({ value, label: grains[value] }))}
      />
      <SelectField
        name="last"
        label={i18n._("How many")}
        defaultValue={String(query.last)}
        options={lengths.map((count) => ({
          value: String(count),
          label: i18n._("The last {count}", { count }),
        }))}
      />
      <SelectField
        name="group"
        label={i18n._("Group by")}
        defaultValue={query.group}
        options={coverageGroups.map((value) => ({ value, label: names[value] }))}
      />
      {segmentNames.map((name) => (
        <SelectField
          key={name}
          name={name}
          label={names[name]}
          empty={i18n._("All")}
          defaultValue={query[name]}
          options={(name === "promise" ? promises : choices[name]).map((value) => ({
            value,
            label: wordOf(name, value),
          }))}
        />
      ))}
    </FilterBar>
  );
}
