/** Records in, and what became of them. */
import { datasetNames } from "~/features/metrics/datasets";
import { type ImportView, importStates } from "~/features/metrics/import";
import { type Format, ingest } from "~/features/metrics/ingest.server";
import { readImport, readTroubles, troublesFile } from "~/features/metrics/read-imports.server";
import { csvResponse } from "~/platform/csv.server";
import { uuidOf } from "~/values/public-id";
import { type Call, defineCall } from "./call.server";
import {
  bodyOf,
  count,
  counts,
  importAnswer,
  importDone,
  importId,
  lineError,
} from "./import-answer.server";
import { notFound } from "./problem";
import { z } from "./schemas";

const formats: Readonly<Record<string, Format>> = {
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "text/csv": "csv",
};

const importRecords = defineCall({
  method: "post",
  path: "/import/{dataset}",
  summary: "Import records: one JSON object a line, or CSV with a header; gzip is unpacked",
  verb: "import:write",
  params: z.strictObject({ dataset: z.enum(datasetNames) }),
  query: z.strictObject({ atomic: z.enum(["true", "false"]).default("false") }),
  streams: ["application/x-ndjson", "text/csv"],
  answer: importAnswer,
  run: async ({ actor, params, query, request }) => {
    const media = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    const outcome = await ingest(actor, {
      dataset: params.dataset,
      body: bodyOf(request),
      format: formats[media] ?? null,
      atomic: query.atomic === "true",
      door: "api",
    });
    return importDone(outcome);
  },
});

const importParams = z.strictObject({ importId });

async function found(actor: Parameters<typeof readImport>[0], given: string): Promise<ImportView> {
  const id = uuidOf("import", given);
  const view = id === null ? null : await readImport(actor, id);
  if (view === null) throw notFound("import");
  return view;
}

const oneImport = defineCall({
  method: "get",
  path: "/imports/{importId}",
  summary: "How far an import is, its counts and its first refused lines",
  verb: "import:read",
  params: importParams,
  answer: z
    .strictObject({
      importId,
      dataset: z.enum(datasetNames),
      state: z.enum([...importStates, "INTERRUPTED"]),
      atomic: z.boolean(),
      linesDone: count,
      ...counts,
      errors: z.array(lineError).max(100),
      failure: z.string().nullable(),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
    })
    .openapi("Import"),
  run: async ({ actor, params }) => {
    const view = await found(actor, params.importId);
    const errors = await readTroubles(actor, view.importId, { limit: 100 });
    return {
      importId: params.importId,
      dataset: view.dataset,
      state: view.state,
      atomic: view.atomic,
      linesDone: view.linesDone,
      accepted: view.accepted,
      duplicates: view.duplicates,
      rejected: view.rejected,
      errors: errors.map(({ position: _, ...error }) => error),
      failure: view.failure,
      startedAt: view.startedAt,
      finishedAt: view.finishedAt,
    };
  },
});

const importErrors = defineCall({
  method: "get",
  path: "/imports/{importId}/errors.csv",
  summary: "All refused lines of an import",
  verb: "import:read",
  params: importParams,
  answer: z.string(),
  run: async ({ actor, params }) => {
    const view = await found(actor, params.importId);
    return csvResponse(`${params.importId}-errors.csv`, troublesFile(actor, view.importId));
  },
});

export const importCalls: readonly Call[] = [importRecords, oneImport, importErrors];
