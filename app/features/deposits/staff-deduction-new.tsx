import { useLingui } from "@lingui/react";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { MoneyField, TextArea, TextField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats } from "~/ui/reader";
import type { ProposalPreview } from "./preview-deduction.server";
import { deductionEffects } from "./staff-deduction-effects";
import { deductionKindWords } from "./staff-deposit-flags";
import { StaffTyped } from "./staff-typed";

/** What is to be taken, why, and what proves it. */
export function StaffDeductionForm(props: {
  readonly store: string;
  readonly currency: string;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const kinds = deductionKindWords(i18n);
  return (
    <Panel>
      <Stack>
        <Form failed={props.failed}>
          <TextField
            name="store"
            label={i18n._("Shop id")}
            width="medium"
            defaultValue={props.store}
          />
          <Radios
            name="kind"
            label={i18n._("Why is money taken?")}
            options={(["PENALTY", "ADVANCE_COMPENSATION"] as const).map((value) => ({
              value,
              label: kinds[value],
            }))}
          />
          <MoneyField name="amount" label={i18n._("Amount")} currency={props.currency} />
          <TextArea
            name="reason"
            label={i18n._("What has happened")}
            hint={i18n._("The shop reads it.")}
            rows={3}
          />
          {[1, 2, 3].map((number) => (
            <EvidenceFields key={number} number={number} />
          ))}
          <SubmitButton name="intent" value="preview">
            {i18n._("See what follows")}
          </SubmitButton>
        </Form>
      </Stack>
    </Panel>
  );
}

function EvidenceFields({ number }: { readonly number: number }) {
  const { i18n } = useLingui();
  const optional = number > 1;
  return (
    <>
      <TextField
        name={`title${number}`}
        label={i18n._("Evidence {number}", { number })}
        hint={number === 1 ? i18n._("For example: inspection report, order, chat record") : null}
        optional={optional}
      />
      <TextField
        name={`reference${number}`}
        label={i18n._("Where evidence {number} is found", { number })}
        hint={number === 1 ? i18n._("A link or a file number") : null}
        optional={optional}
      />
    </>
  );
}

/** The same on the way to its button: nothing is written before. */
export function StaffDeductionPreview(props: {
  readonly preview: ProposalPreview;
  readonly currency: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { preview, currency, values } = props;
  const amount = formats.money({ amountMinor: preview.amountMinor, currency });
  const limit = formats.money({ amountMinor: preview.limitMinor, currency });
  const effects = [
    ...deductionEffects(i18n, formats, preview, currency),
    i18n._("The shop is told by a further step, and has {days} days to answer.", {
      days: preview.replyDays,
    }),
    preview.needsSecond
      ? i18n._("It is above {limit}: a second person confirms it.", { limit })
      : i18n._("It is within {limit}: the proposer may confirm it too.", { limit }),
  ];
  return (
    <Consequence
      title={i18n._("{amount} from the deposit of {shop}", { amount, shop: preview.storeName })}
      effects={effects}
    >
      <Form>
        <StaffTyped values={values} />
        <SubmitButton name="intent" value="propose">
          {i18n._("Propose {amount}", { amount })}
        </SubmitButton>
        <SubmitButton name="intent" value="change" look="plain">
          {i18n._("Change")}
        </SubmitButton>
      </Form>
    </Consequence>
  );
}
