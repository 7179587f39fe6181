import type { LoaderFunctionArgs } from "@remix-run/node";
import { readImport, troublesFile } from "~/features/metrics/read-imports.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { csvResponse } from "~/platform/csv.server";
import { uuidOf } from "~/values/public-id";

/** All refused lines of an import. */
export async function loader({ request, params: { importId: publicId = "" } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "import:read");
  const id = uuidOf("import", publicId);
  if (id === null || (await readImport(actor, id)) === null)
    throw new Response(null, { status: 404 });
  return csvResponse(`${publicId}-errors.csv`, troublesFile(actor, id));
}
