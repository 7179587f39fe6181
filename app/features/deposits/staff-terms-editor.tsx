import { useLingui } from "@lingui/react";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField, MoneyField, TextField } from "~/ui/form/text-fields";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import type { DepositPolicy } from "./policy";
import { BaseFields, FloatFields } from "./staff-terms-amounts";
import { Days, OrderFields, WindowFields } from "./staff-terms-clocks";

type Props = {
  readonly policy: DepositPolicy;
  readonly currency: string;
  readonly fromDay: string;
  readonly failed: unknown;
};

/** The whole terms as one form: tables of fields, nothing hidden, nothing that needs scripts. */
export function StaffTermsEditor(props: Props) {
  const { i18n } = useLingui();
  const { policy, currency } = props;
  return (
    <Form failed={props.failed}>
      <Panel title={i18n._("When")}>
        <DayField
          name="fromDay"
          label={i18n._("In force from")}
          hint={i18n._("The earliest is today. A change should be announced seven days before.")}
          defaultValue={props.fromDay}
        />
      </Panel>
      <Panel
        title={i18n._("Base by category and business type")}
        lead={i18n._(
          "An empty field: the category is not open to that type. A line without a category is left out.",
        )}
        flush
      >
        <BaseFields {...props} />
      </Panel>
      <Panel
        title={i18n._("Float by sales of the month before")}
        lead={i18n._("Each step begins at its figure and ends before the next one.")}
        flush
      >
        <FloatFields {...props} />
      </Panel>
      <Panel title={i18n._("How the parts come together")}>
        <Radios
          name="combine"
          label={i18n._("Base, float and activity")}
          defaultValue={policy.schedule.combine}
          options={[
            { value: "MAX", label: i18n._("The highest of them, plus risk") },
            { value: "SUM", label: i18n._("Their sum, plus risk") },
          ]}
        />
      </Panel>
      <Panel title={i18n._("Top-up orders")}>
        <OrderFields policy={policy} />
      </Panel>
      <Panel
        title={i18n._("How long a payment can go back the way it came")}
        lead={i18n._("A way that is not named here has no end.")}
        flush
      >
        <WindowFields policy={policy} />
      </Panel>
      <Panel title={i18n._("Refunds and deductions")}>
        <Stack>
          <TextField
            name="warnDaysLeft"
            label={i18n._("Warnings before a way back closes, days left")}
            width="medium"
            defaultValue={policy.warnDaysLeft.join(", ")}
          />
          <Days
            name="coolOffDays"
            label={i18n._("Waiting period of a refund")}
            of={policy.coolOffDays}
          />
          <Days
            name="replyDays"
            label={i18n._("Time to answer a deduction")}
            of={policy.deduction.replyDays}
          />
          <MoneyField
            name="secondPersonAbove"
            label={i18n._("A second person confirms a deduction above")}
            currency={currency}
            defaultValue={{ amountMinor: policy.deduction.secondPersonAboveMinor, currency }}
          />
        </Stack>
      </Panel>
      <Panel title={i18n._("A shop that leaves")}>
        <Stack>
          <Days name="noticeDays" label={i18n._("Notice to buyers")} of={policy.exit.noticeDays} />
          <Days
            name="quietDays"
            label={i18n._("Wait after its last order")}
            of={policy.exit.quietDays}
          />
          <Days
            name="reviewWorkingDays"
            label={i18n._("Review, in working days")}
            of={policy.exit.reviewWorkingDays}
          />
          <Days name="payOutDays" label={i18n._("Paid back within")} of={policy.exit.payOutDays} />
        </Stack>
      </Panel>
      <BottomBar>
        <SubmitButton name="intent" value="preview">
          {i18n._("See what changes")}
        </SubmitButton>
      </BottomBar>
    </Form>
  );
}
