import { useLingui } from "@lingui/react";
import { useId } from "react";
import { Money } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { InsetText } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { DayPage, ItemLine } from "./reconciliation-list";
import { kindWords } from "./reconciliation-words";
import css from "./staff-reconciliation.module.css";
import { ItemFlag, useReason } from "./staff-reconciliation-words";

type Props = {
  readonly open: NonNullable<DayPage["open"]>;
  readonly currency: string;
  /** The day is open, and she may. */
  readonly works: boolean;
  readonly failed: unknown;
};

/** One line of the day: both halves, why it is here, and what a person can do about it. */
export function StaffReconciliationItem(props: Props) {
  const { i18n } = useLingui();
  const reason = useReason();
  const { item } = props.open;
  return (
    <Panel title={<ItemFlag item={item} />} lead={reason(item)} id="line">
      <Stack>
        <div className={css.sides}>
          <Half title={i18n._("Our books")} half={item.ours} currency={props.currency} />
          <Half title="Stripe" half={item.theirs} currency={props.currency} />
        </div>
        <Said item={item} />
        {props.works ? <Deeds {...props} key={item.line} /> : null}
      </Stack>
    </Panel>
  );
}

function Half(props: {
  readonly title: string;
  readonly half: ItemLine["ours"] | ItemLine["theirs"];
  readonly currency: string;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { half, currency } = props;
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency }} />;
  return (
    <section>
      <h3>{props.title}</h3>
      {half === null ? (
        <p>{i18n._("Nothing")}</p>
      ) : (
        <SummaryList
          rows={[
            { key: "kind", label: i18n._("What"), value: inWords(kindWords(half.kind)) },
            { key: "amount", label: i18n._("Amount"), value: money(half.amountMinor) },
            { key: "fee", label: i18n._("Fee"), value: money(half.feeMinor) },
            { key: "at", label: i18n._("When"), value: <When at={half.at} /> },
            ...("availableAt" in half
              ? [
                  {
                    key: "available",
                    label: i18n._("Available"),
                    value: <When at={half.availableAt} />,
                  },
                ]
              : []),
            {
              key: "id",
              label: i18n._("Id"),
              value: (
                <span className={css.id}>
                  <CopyId text={half.id} label={i18n._("Id")} />
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

function Said({ item: { hand, explained } }: { readonly item: ItemLine }) {
  const { i18n } = useLingui();
  const { dateTime } = useFormats();
  const said = hand
    ? { text: hand.note, by: hand.name, at: hand.at }
    : explained && { text: explained.text, by: explained.name, at: explained.at };
  if (!said) return null;
  return (
    <InsetText>
      <p>{said.text}</p>
      <p className={css.what}>
        {i18n._("{name}, {time}", { name: said.by, time: dateTime(said.at) })}
      </p>
    </InsetText>
  );
}

function Deeds({ open: { item, halves }, currency, failed }: Props) {
  const { i18n } = useLingui();
  if (item.hand)
    return (
      <Form method="post" failed={failed}>
        <input type="hidden" name="line" value={item.line} />
        <SubmitButton name="intent" value="unmatch" look="plain" shortcut="U">
          {i18n._("Take apart")}
        </SubmitButton>
      </Form>
    );
  if (item.state === "matched") return null;
  return (
    <>
      {halves.length > 0 ? (
        <Match item={item} halves={halves} currency={currency} failed={failed} />
      ) : null}
      <Form method="post" failed={failed} idPrefix="explain-">
        <input type="hidden" name="line" value={item.line} />
        <TextArea
          name="explanation"
          label={i18n._("What is this difference?")}
          hint={i18n._("The books stay as they are. Your name stands beside it.")}
          defaultValue={item.explained?.text}
          rows={3}
        />
        <SubmitButton name="intent" value="explain" look="plain">
          {i18n._("Explain the difference")}
        </SubmitButton>
      </Form>
    </>
  );
}

function Match(props: Pick<Props, "currency" | "failed"> & Props["open"]) {
  const { i18n } = useLingui();
  const { money, dateTime } = useFormats();
  const inWords = useInWords();
  const heading = useId();
  const { item, halves, currency } = props;
  const by = {
    reference: i18n._("suggested: the same payment"),
    "amount-and-time": i18n._("suggested: the same amount within the hour"),
    amount: i18n._("suggested: the same amount"),
  };
  const options = halves.map((half) => {
    const side = half.ours ?? half.theirs;
    const suggested = item.suggestion?.line === half.line ? by[item.suggestion.by] : undefined;
    const kind = inWords(kindWords(side?.kind ?? ""));
    const amount = money({ amountMinor: side?.amountMinor ?? 0, currency });
    return {
      value: half.line,
      label: `${kind} · ${amount} · ${dateTime(side?.at ?? new Date(0))}`,
      ...(suggested === undefined ? {} : { hint: suggested }),
    };
  });
  const chosen = item.suggestion?.line ?? (halves.length === 1 ? halves[0]?.line : undefined);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="spoken">
        {i18n._("Match")}
      </h3>
      <Form method="post" failed={props.failed} idPrefix="match-">
        <input type="hidden" name="line" value={item.line} />
        <Radios
          name="other"
          label={i18n._("It belongs to")}
          options={options}
          defaultValue={chosen}
        />
        <TextArea name="note" label={i18n._("Why are these the same?")} rows={2} />
        <SubmitButton name="intent" value="match" look="primary" shortcut="M">
          {i18n._("Match")}
        </SubmitButton>
      </Form>
    </section>
  );
}
