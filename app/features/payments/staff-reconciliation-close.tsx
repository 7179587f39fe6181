import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { useFormats } from "~/ui/reader";
import type { DayPage } from "./reconciliation-list";

/** Closing: what it does, or why it cannot be done by this person now. */
export function StaffReconciliationClose(props: {
  readonly of: DayPage;
  readonly isOver: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { money, day: dayText, dateTime } = useFormats();
  const { day, rights } = props.of;
  const difference = money({
    amountMinor: day.theirsMinor - day.oursMinor,
    currency: day.currency,
  });
  if (day.closed)
    return (
      <Notice
        tone="ok"
        title={i18n._("Closed by {name} on {time}", {
          name: day.closed.name,
          time: dateTime(day.closed.at),
        })}
      >
        {day.remark}
      </Notice>
    );
  const why = !rights.closes
    ? i18n._("Finance officers and administrators close days.")
    : !props.isOver
      ? i18n._("The day is not over yet.")
      : day.openCount > 0
        ? i18n._(
            "{count, plural, one {# line is neither matched nor explained.} other {# lines are neither matched nor explained.}}",
            { count: day.openCount },
          )
        : rights.isHers
          ? i18n._("You matched lines of this day by hand. Somebody else closes it.")
          : null;
  if (why !== null) return <Notice title={i18n._("This day cannot be closed now")}>{why}</Notice>;
  return (
    <Consequence
      title={i18n._("Close {day}", { day: dayText(day.day) })}
      effects={[
        i18n._("The difference is {difference}.", { difference }),
        i18n._(
          "{count, plural, =0 {Nothing had to be explained.} one {# line is explained.} other {# lines are explained.}}",
          { count: day.explainedCount },
        ),
        i18n._("Your name stands under it, and the day is not changed any more."),
      ]}
    >
      <Form method="post" failed={props.failed} idPrefix="close-">
        <input type="hidden" name="revision" value={day.revision} />
        <TextArea name="remark" label={i18n._("Remark")} optional rows={2} />
        <SubmitButton name="intent" value="close" look="primary">
          {i18n._("Close with a difference of {difference}", { difference })}
        </SubmitButton>
      </Form>
    </Consequence>
  );
}
