import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { DayField } from "~/ui/form/text-fields";
import { FilterBar } from "~/ui/layout/filter-bar";
import { Row } from "~/ui/layout/stack";

/** One day before, one day after, or any other. */
export function StaffDayChoice(props: {
  readonly path: string;
  readonly date: string;
  readonly dayBefore: string;
  readonly dayAfter: string;
  readonly keep?: readonly string[];
}) {
  const { i18n } = useLingui();
  const { path, date, dayBefore, dayAfter } = props;
  return (
    <Row>
      <FilterBar active={[]} keep={props.keep ?? []}>
        <DayField name="date" label={i18n._("Day")} defaultValue={date} />
      </FilterBar>
      <ButtonLink to={`${path}?date=${dayBefore}`} small look="quiet">
        {i18n._("Day before")}
      </ButtonLink>
      <ButtonLink to={`${path}?date=${dayAfter}`} small look="quiet">
        {i18n._("Day after")}
      </ButtonLink>
    </Row>
  );
}
