import type { LoaderFunctionArgs } from "@remix-run/node";
import { evidenceResponse } from "~/features/applications/evidence-response.server";
import { readEvidence } from "~/features/applications/read-evidence.server";
import { requireMerchant } from "~/features/people/require.server";

/** A file of an application, to its own merchant. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const file = await readEvidence(actor, params.evidence ?? "");
  if (file === null) throw new Response(null, { status: 404 });
  return evidenceResponse(file);
}
