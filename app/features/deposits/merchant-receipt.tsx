import { useLingui } from "@lingui/react";
import { Button } from "~/ui/action/button";
import { Money } from "~/ui/figure/amounts";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { Currency } from "~/values/money";
import css from "./merchant-wallet.module.css";
import { wayWords } from "./way-words";

type Props = {
  readonly of: {
    readonly id: string;
    readonly marketplace: string;
    readonly shop: string;
    readonly payer: string;
    readonly currency: Currency;
    readonly amountMinor: number;
    readonly surplusMinor: number;
    readonly method: string;
    readonly paidAt: Date;
    readonly reference: string | null;
    readonly termsVersion: number | null;
    readonly refundedMinor: number;
  };
};

/** A page for paper: what was paid, by whom, when and which way, with every number that finds it again. */
export function ReceiptPage({ of }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline, money } = useFormats();
  const { currency } = of;
  const rows = [
    { key: "payer", label: i18n._("Paid by"), value: `${of.payer} · ${of.shop}` },
    { key: "payee", label: i18n._("Held by"), value: of.marketplace },
    { key: "when", label: i18n._("Paid on"), value: deadline(of.paidAt) },
    { key: "how", label: i18n._("Paid with"), value: inWords(wayWords(of.method)) },
    { key: "id", label: i18n._("Receipt number"), value: of.id },
    ...(of.reference === null
      ? []
      : [{ key: "reference", label: i18n._("Payment provider's number"), value: of.reference }]),
    ...(of.termsVersion === null
      ? []
      : [
          {
            key: "terms",
            label: i18n._("Deposit terms"),
            value: i18n._("Version {version}", { version: of.termsVersion }),
          },
        ]),
    ...(of.refundedMinor === 0
      ? []
      : [
          {
            key: "refunded",
            label: i18n._("Of it refunded or on its way back"),
            value: money({ amountMinor: of.refundedMinor, currency }),
          },
        ]),
  ];
  return (
    <>
      <div className={css.receipt}>
        <p>{i18n._("Deposit received")}</p>
        <p className={css.big}>
          <Money amount={of} />
        </p>
        <SummaryList rows={rows} />
        <p className={css.quiet}>
          {i18n._(
            "A deposit is no fee. It goes back under the terms of deposits; this is no invoice.",
          )}
        </p>
      </div>
      <p className="no-print">
        <Button onClick={() => window.print()}>{i18n._("Print or save as PDF")}</Button>
      </p>
    </>
  );
}
