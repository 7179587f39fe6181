/** Records in, and what became of them. */
import { datasetNames } from "~/features/metrics/datasets";
import { type ImportView, importStates } from "~/features/metrics/import";
import {
  type Body,
  type Format,
  type IngestOutcome,
  ingest,
} from "~/features/metrics/ingest.server";
import { readImport, readTroubles, troublesFile } from "~/features/metrics/read-imports.server";
import { csvResponse } from "~/platform/csv.server";
import { publicId, uuidOf } from "~/values/public-id";
import { type Call, defineCall } from "./call.server";
import { notFound, Problem } from "./problem";
import { z } from "./schemas";

const count = z.number().int().nonnegative();
const counts = { accepted: count, duplicates: count, rejected: count };
const lineError = z
  .strictObject({ line: count, field: z.string(), code: z.string(), message: z.string() })
  .openapi("LineError");
const importId = z.string().max(100).openapi({ example: "imp_01k9s2w5q8e2v9x1y3z5a7b9c1" });

const formats: Readonly<Record<string, Format>> = {
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "text/csv": "csv",
};

async function* nothing(): AsyncGenerator<Uint8Array> {}
/** Node's web streams can be iterated; the type of the browser's cannot. */
const bodyOf = ({ body }: Request): Body => (body as unknown as Body | null) ?? nothing();

type Details = Readonly<Record<string, unknown>> & { readonly importId: string };
type Troubles = readonly z.infer<typeof lineError>[];

/** A refused body, with the counts of what was stored before it was refused. */
function problemOf(outcome: Extract<IngestOutcome, { ok: false }>): Problem {
  const details = outcome.details as Details;
  const about = { ...details, importId: publicId("import", details.importId) };
  if (outcome.because === "database-away")
    return new Problem(503, "database_away", "Send the same body again in a few seconds.", {
      ...about,
      headers: { "retry-after": "5" },
    });
  if (outcome.because === "unreadable")
    return new Problem(422, "unreadable", String(details.sentence), about);
  const errors = (details.errors as Troubles).map(({ field, ...error }) => ({
    ...error,
    field,
    pointer: `/${field}`,
  }));
  const detail = "A line was refused, and with it the whole file, as ?atomic=true asks.";
  return new Problem(422, "line_refused", detail, { ...about, errors });
}

const importRecords = defineCall({
  method: "post",
  path: "/import/{dataset}",
  summary: "Import records: one JSON object a line, or CSV with a header; gzip is unpacked",
  verb: "import:write",
  params: z.strictObject({ dataset: z.enum(datasetNames) }),
  query: z.strictObject({ atomic: z.enum(["true", "false"]).default("false") }),
  streams: ["application/x-ndjson", "text/csv"],
  answer: z
    .strictObject({ ...counts, errors: z.array(lineError).max(100), importId })
    .openapi("ImportAnswer"),
  run: async ({ actor, params, query, request }) => {
    const media = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    const outcome = await ingest(actor, {
      dataset: params.dataset,
      body: bodyOf(request),
      format: formats[media] ?? null,
      atomic: query.atomic === "true",
      door: "api",
    });
    if (!outcome.ok) throw problemOf(outcome);
    const { ok: _, importId: id, ...done } = outcome;
    return { ...done, importId: publicId("import", id) };
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
