import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";

/** What can be done with a plan that is there. */
export function StaffPlanActions(props: {
  readonly date: string;
  /** The address's query, so that the file has the rows that are shown. */
  readonly search: string;
  readonly mayPlan: boolean;
}) {
  const { i18n } = useLingui();
  const { date, search, mayPlan } = props;
  return (
    <>
      <ButtonLink to={`/ops/traffic/${date}/diff`} small>
        {i18n._("What changed")}
      </ButtonLink>
      <ButtonLink to={`/ops/traffic.csv${search || `?date=${date}`}`} reloadDocument download small>
        CSV
      </ButtonLink>
      {mayPlan ? (
        <ButtonLink to={`/ops/traffic/make?date=${date}`} small>
          {i18n._("Plan anew")}
        </ButtonLink>
      ) : null}
    </>
  );
}
