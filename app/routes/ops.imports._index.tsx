import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginUpload, dropFile, receiveForm } from "~/features/metrics/begin-upload.server";
import { datasetNames } from "~/features/metrics/datasets";
import { importForm } from "~/features/metrics/import-form";
import { listImports } from "~/features/metrics/read-imports.server";
import { goesOn, Imports, NewImport, Templates, useWatch } from "~/features/metrics/staff-imports";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";
import { publicId, uuidOf } from "~/values/public-id";

const perPage = 50;

export const handle: Handle = { title: (i18n) => i18n._("Imports") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "import:read");
  const before = uuidOf("import", new URL(request.url).searchParams.get("after") ?? "");
  const found = await listImports(actor, { limit: perPage + 1, before });
  const imports = found.slice(0, perPage).map((each) => ({
    ...each,
    publicId: publicId("import", each.importId),
  }));
  const after = found.length > perPage ? (imports.at(-1)?.publicId ?? null) : null;
  const datasets = [...datasetNames];
  return { imports, after, datasets, mayImport: may(actor, "import:write", actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "import:write");
  const received = await receiveForm(request);
  const form = await readForm(received.form, importForm);
  if (!form.ok || received.file === null) await dropFile(received.file);
  if (!form.ok) return data(form, 400);
  if (received.file === null) return data(form.failure("file", /*i18n*/ "Choose a file"), 400);
  const { dataset, atomic } = form.value;
  const importId = await beginUpload(actor, { dataset, atomic, file: received.file });
  return redirect(`/ops/imports/${publicId("import", importId)}`);
}

export default function ImportsPage() {
  const { i18n } = useLingui();
  const { imports, after, datasets, mayImport } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  useWatch(imports.some(goesOn));
  return (
    <Page
      title={i18n._("Imports")}
      lead={i18n._("Everything Slipway knows of stores and sales came in here.")}
    >
      {mayImport ? <NewImport datasets={datasets} failed={failed} /> : null}
      <Panel title={i18n._("Imports so far")} flush>
        <Imports imports={imports} />
      </Panel>
      <Pagination page={{ after, shown: imports.length }} />
      <Templates datasets={datasets} />
    </Page>
  );
}
