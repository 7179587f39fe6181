import type { LoaderFunctionArgs } from "@remix-run/node";
import { readEvidence } from "~/features/applications/read-evidence.server";
import { requireMerchant } from "~/features/people/require.server";

/** What a browser can show by itself; everything else is saved. */
const shown = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

/** A file of an application, to its own merchant. It can run nothing and frame nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const file = await readEvidence(actor, params.evidence ?? "");
  if (file === null) throw new Response(null, { status: 404 });
  const inline = shown.includes(file.contentType) ? "inline" : "attachment";
  const name = encodeURIComponent(file.fileName).replaceAll("'", "%27");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": file.contentType,
      "Content-Disposition": `${inline}; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "Cache-Control": "private, max-age=3600, immutable",
      ETag: `"${file.sha256}"`,
    },
  });
}
