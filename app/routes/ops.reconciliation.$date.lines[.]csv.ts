import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { listItems } from "~/features/payments/reconciliation-items.server";
import type { ItemLine } from "~/features/payments/reconciliation-list";
import { nameOf } from "~/features/payments/reconciliation-page.server";
import { itemQuery } from "~/features/payments/reconciliation-query";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";
import { minorDigits } from "~/values/minor-digits";

/** Both sides of a day as the address filters them; everything, where it does not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const { searchParams } = new URL(request.url);
  const { before: _, after: __, ...query } = itemQuery(searchParams);
  const name = await nameOf(actor, params.date ?? "", query.currency);
  if (name === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  const view = searchParams.has("view") ? query.view : "all";
  const columns = columnsIn(await wordsFor(request), name.currency);
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList(`reconciliation-${name.day}-${name.currency}`, moment, columns, (after, limit) =>
    listItems(actor, name, { ...query, view, ...(after && { after }) }, limit),
  );
}

function columnsIn({ i18n }: Spoken, currency: string): readonly CsvColumn<ItemLine>[] {
  const digits = minorDigits(currency);
  const amount = (minor: number | undefined) =>
    minor === undefined ? null : (minor / 10 ** digits).toFixed(digits);
  const side = (name: string, of: (item: ItemLine) => ItemLine["ours"]): CsvColumn<ItemLine>[] => [
    { header: `${name}: ${i18n._("Id")}`, kind: "text", value: (item) => of(item)?.id },
    { header: `${name}: ${i18n._("What")}`, kind: "text", value: (item) => of(item)?.kind },
    { header: `${name}: ${i18n._("When")}`, kind: "day", value: (item) => of(item)?.at },
    {
      header: `${name}: ${i18n._("Amount")}`,
      kind: "number",
      value: (item) => amount(of(item)?.amountMinor),
    },
    {
      header: `${name}: ${i18n._("Fee")}`,
      kind: "number",
      value: (item) => amount(of(item)?.feeMinor),
    },
  ];
  const said = ({ hand, explained }: ItemLine) => hand?.note ?? explained?.text;
  const by = ({ hand, explained }: ItemLine) => hand?.name ?? explained?.name;
  return [
    { header: i18n._("State"), kind: "text", value: (item) => item.state },
    { header: i18n._("Currency"), kind: "text", value: () => currency },
    ...side(i18n._("Our books"), ({ ours }) => ours),
    ...side("Stripe", ({ theirs }) => theirs),
    {
      header: i18n._("Difference, net"),
      kind: "number",
      value: ({ differenceMinor }) => amount(differenceMinor),
    },
    { header: i18n._("Payment"), kind: "text", value: ({ paymentId }) => paymentId },
    { header: i18n._("What was said of it"), kind: "text", value: said },
    { header: i18n._("By"), kind: "text", value: by },
  ];
}
