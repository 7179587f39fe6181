import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";

/** What making a plan does, before it is made. */
export function StaffMakePlan(props: {
  readonly date: string;
  readonly isToday: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const effects = [
    props.isToday
      ? i18n._("The hours that are left are shared anew, from what was delivered so far.")
      : i18n._("The supply of this day is shared among the promises that are open then."),
    i18n._("The platform reads the new plan from now on; the older revision stays to be read."),
    i18n._("Guarantees whose last day is over are judged first; what they missed is made good."),
  ];
  return (
    <Consequence title={i18n._("If you make the plan now")} effects={effects}>
      <Form method="post" failed={props.failed}>
        <DayField name="date" label={i18n._("Day")} defaultValue={props.date} />
        <SubmitButton>{i18n._("Make the plan")}</SubmitButton>
      </Form>
    </Consequence>
  );
}
