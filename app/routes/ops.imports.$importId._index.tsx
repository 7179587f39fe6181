import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shownTroubles } from "~/features/metrics/import";
import { readImport, readTroubles } from "~/features/metrics/read-imports.server";
import { OneImport } from "~/features/metrics/staff-import";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Import") };

export async function loader({ request, params: { importId: publicId = "" } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "import:read");
  const id = uuidOf("import", publicId);
  const found = id === null ? null : await readImport(actor, id);
  if (found === null) throw new Response(null, { status: 404 });
  const troubles = await readTroubles(actor, found.importId, { limit: shownTroubles });
  return { of: { ...found, publicId }, troubles };
}

export default function ImportPage() {
  const { i18n } = useLingui();
  const { of, troubles } = useLoaderData<typeof loader>();
  return (
    <Page
      title={of.fileName ?? i18n._("Import")}
      caption={of.publicId}
      crumbs={[{ to: "/ops/imports", label: i18n._("Imports") }]}
    >
      <OneImport of={of} troubles={troubles} />
    </Page>
  );
}
