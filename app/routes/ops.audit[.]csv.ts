import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportEntries } from "~/features/history/export.server";
import { historyQuery } from "~/features/history/history-query";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { now } from "~/platform/clock.server";
import { csvResponse } from "~/platform/csv.server";

/** The entries as the address filters them, every page of them. The export is an entry itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "audit:read");
  const query = historyQuery(new URL(request.url).searchParams);
  const day = now().toISOString().slice(0, 10);
  return csvResponse(`slipway-audit-${day}.csv`, await exportEntries(actor, query));
}
