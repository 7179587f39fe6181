import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { ownWallet } from "~/features/deposits/own-wallet.server";
import { deedWords, stateWords } from "~/features/deposits/statement-words";
import { walletOf } from "~/features/deposits/wallet.server";
import type { Entry } from "~/features/deposits/wallet-page";
import { wayWords } from "~/features/deposits/way-words";
import { formats } from "~/locales/format";
import { type CsvColumn, csvOf, csvResponse } from "~/platform/csv.server";

/** The statement as the page shows it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store } = await ownWallet(request);
  const asked = new URL(request.url).searchParams.get("month");
  const month = asked !== null && /^\d{4}-\d{2}$/.test(asked) ? asked : null;
  const wallet = await walletOf(actor, store.uid, month);
  if (wallet === null) throw new Response(null, { status: 404 });
  const columns = columnsIn(await wordsFor(request), wallet.currency);
  const name = ["deposits", store.uid, month].filter(Boolean).join("-");
  return csvResponse(`${name}.csv`, csvOf(columns, wallet.entries));
}

function columnsIn({ i18n, locale }: Spoken, currency: string): readonly CsvColumn<Entry>[] {
  const { moneyInput } = formats({ locale, zone: "UTC", now: new Date(0) });
  const plain = (amountMinor: number) => moneyInput({ amountMinor, currency });
  return [
    { header: i18n._("Date of the entry"), kind: "day", value: ({ at }) => at },
    { header: i18n._("What it was"), kind: "text", value: ({ deed }) => deedWords[deed][locale] },
    {
      header: i18n._("Amount moved"),
      kind: "number",
      value: ({ amountMinor }) => plain(amountMinor),
    },
    { header: i18n._("Held after it"), kind: "number", value: (row) => plain(row.balanceMinor) },
    { header: i18n._("Currency of the entry"), kind: "text", value: () => currency },
    {
      header: i18n._("State of the entry"),
      kind: "text",
      value: ({ state }) => stateWords[state][locale],
    },
    {
      header: i18n._("Way it was paid"),
      kind: "text",
      value: ({ method }) => (method === null ? "" : wayWords(method)[locale]),
    },
    { header: i18n._("Provider's reference"), kind: "text", value: ({ reference }) => reference },
  ];
}
