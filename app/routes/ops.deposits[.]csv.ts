import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import type { DepositLine } from "~/features/deposits/deposit-list";
import { depositQuery } from "~/features/deposits/deposit-query";
import { listDeposits } from "~/features/deposits/list-deposits.server";
import { requireStaff } from "~/features/people/require.server";
import { decimalOf } from "~/locales/format";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The deposits as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = depositQuery(new URL(request.url).searchParams);
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("deposits", moment, columnsIn(await wordsFor(request)), (after, limit) =>
    listDeposits(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<DepositLine>[] => {
  const amount = (header: string, of: (row: DepositLine) => number): CsvColumn<DepositLine> => ({
    header,
    kind: "number",
    value: (row) => decimalOf({ amountMinor: of(row), currency: row.currency }),
  });
  return [
    { header: i18n._("Shop"), kind: "text", value: ({ store }) => store.name },
    { header: i18n._("Shop id"), kind: "text", value: ({ store }) => store.uid },
    { header: i18n._("State"), kind: "text", value: ({ states }) => states.join(" ") },
    { header: i18n._("Currency"), kind: "text", value: ({ currency }) => currency },
    amount(i18n._("Required"), ({ requiredMinor }) => requiredMinor),
    amount(i18n._("Held"), ({ availableMinor }) => availableMinor),
    amount(i18n._("Frozen"), ({ frozenMinor }) => frozenMinor),
    amount(i18n._("Missing"), ({ missingMinor }) => missingMinor),
    { header: i18n._("Due"), kind: "day", value: ({ dueAt }) => dueAt },
  ];
};
