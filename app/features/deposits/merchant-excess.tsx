import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { MoneyField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";
import css from "./merchant-wallet.module.css";

type Props = {
  readonly of: {
    readonly currency: string;
    readonly excessMinor: number;
    readonly blockers: readonly Words[];
    readonly coolingUntil: Date;
  };
  readonly query: string;
  readonly failed: unknown;
};

/** What is held above the requirement, and asking for it. */
export function ExcessPage({ of, query, failed }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { money, deadline } = useFormats();
  const amount = { amountMinor: of.excessMinor, currency: of.currency };
  const blocked = of.blockers.length > 0;
  return (
    <>
      <Panel title={i18n._("Above what must be held")}>
        <Stack>
          <p className={css.big}>{money(amount)}</p>
          <p>
            {i18n._(
              "Asked for now, the waiting period ends on {time}. Then it is reviewed and sent back the way it came.",
              {
                time: deadline(of.coolingUntil),
              },
            )}
          </p>
        </Stack>
      </Panel>
      {blocked ? (
        <Notice tone="warn" title={i18n._("Nothing can go back now")}>
          <ul>
            {of.blockers.map((words) => (
              <li key={words.en}>{inWords(words)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {blocked || of.excessMinor === 0 ? (
        <p>
          <ButtonLink to={`/wallet${query}`}>{i18n._("Back to deposits")}</ButtonLink>
        </p>
      ) : (
        <Form failed={failed}>
          <MoneyField
            name="amount"
            label={i18n._("Amount to go back")}
            hint={i18n._("At most {amount}", { amount: money(amount) })}
            defaultValue={amount}
          />
          <BottomBar>
            <SubmitButton>{i18n._("Ask for it back")}</SubmitButton>
          </BottomBar>
        </Form>
      )}
    </>
  );
}
