import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { EmptyState } from "~/ui/layout/empty-state";
import { useFormats } from "~/ui/reader";

/** A day without a plan. One that is over never gets one. */
export function StaffNoPlan(props: {
  readonly date: string;
  readonly past: boolean;
  readonly mayPlan: boolean;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { date, past, mayPlan } = props;
  return (
    <EmptyState
      kind="nothing-yet"
      title={
        past
          ? i18n._("There was no plan of {day}", { day: f.day(date) })
          : i18n._("There is no plan of {day} yet", { day: f.day(date) })
      }
      action={
        mayPlan && !past ? (
          <ButtonLink to={`/ops/traffic/make?date=${date}`} look="primary">
            {i18n._("Make the plan")}
          </ButtonLink>
        ) : null
      }
    >
      {past
        ? i18n._("A day that is over is not planned any more.")
        : i18n._(
            "The plan of a day is made in the night before it, from the supply and the open promises.",
          )}
    </EmptyState>
  );
}
