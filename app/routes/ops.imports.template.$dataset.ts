import type { LoaderFunctionArgs } from "@remix-run/node";
import { isDatasetName, templateOf } from "~/features/metrics/datasets";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { csvResponse } from "~/platform/csv.server";

/** A CSV file to begin with: every column of a dataset, and one line. */
export async function loader({ request, params: { dataset = "" } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "import:read");
  if (!isDatasetName(dataset)) throw new Response(null, { status: 404 });
  return csvResponse(`${dataset}.csv`, `\ufeff${templateOf(dataset)}`);
}
