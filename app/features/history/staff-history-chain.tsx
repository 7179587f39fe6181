import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { useFormats } from "~/ui/reader";
import type { ChainAnswer } from "./chain-answer";
import css from "./staff-history.module.css";

type BreakKind = NonNullable<ChainAnswer["broken"]>["kind"];

const breakWords = (i18n: I18n): Readonly<Record<BreakKind, string>> => ({
  changed: i18n._("An entry does not say what it said when it was sealed."),
  deleted: i18n._("A sealed entry is gone."),
  inserted: i18n._("An entry was slipped in after the fact."),
  swapped: i18n._("An entry stands in another place than it was sealed in."),
  "block-changed": i18n._("A block does not follow from its entries and the block before."),
  rewritten: i18n._("The chain was written anew: it is not the one the checkpoint file knows."),
  "tail-cut": i18n._("The end of the chain is gone; the checkpoint file knows of more."),
});

/** What the last verification said, and the button that asks again. */
export function StaffHistoryChain(props: {
  readonly last: ChainAnswer | null;
  readonly mayVerify: boolean;
  /** The answer has just come. */
  readonly fresh: boolean;
}) {
  const { i18n } = useLingui();
  const { last } = props;
  return (
    <Notice
      tone={last?.broken ? "error" : last ? "ok" : "info"}
      title={
        last?.broken
          ? i18n._("The chain is broken")
          : last
            ? i18n._("The chain is unbroken")
            : i18n._("Every entry is sealed in a chain")
      }
      announce={props.fresh}
    >
      <div className={css.chain}>
        {last ? <Answer of={last} /> : <p>{i18n._("Nobody has verified it yet.")}</p>}
        {props.mayVerify ? (
          <Form idPrefix="verify" inline>
            <SubmitButton name="intent" value="verify">
              {i18n._("Verify the chain")}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </Notice>
  );
}

function Answer({ of }: { readonly of: ChainAnswer }) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const { broken } = of;
  const figures = {
    entries: number(of.entries),
    blocks: number(of.blocks),
    confirmed: number(of.confirmed),
    waiting: number(of.waiting),
  };
  return (
    <div>
      {broken ? (
        <p>
          {breakWords(i18n)[broken.kind]}{" "}
          {broken.position === null
            ? i18n._("Block {height}.", { height: number(broken.height) })
            : i18n._("Block {height}, entry {position}.", {
                height: number(broken.height),
                position: number(broken.position),
              })}{" "}
          {broken.entryId ? <code>{broken.entryId}</code> : null}
        </p>
      ) : null}
      <p>
        {i18n._(
          "{entries} entries in {blocks} blocks are right; the checkpoint file confirms {confirmed} blocks; {waiting} entries wait for sealing.",
          figures,
        )}
      </p>
      <p>
        {i18n._("Verified by {name},", { name: of.by })} <When at={of.at} as="full" />
      </p>
    </div>
  );
}
