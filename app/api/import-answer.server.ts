/** What a streamed body of records came to: its counts, its refused lines, or why it was refused as a whole. */
import type { Body, IngestOutcome } from "~/features/metrics/ingest.server";
import { publicId } from "~/values/public-id";
import { Problem } from "./problem";
import { z } from "./schemas";

export const count = z.number().int().nonnegative();
export const counts = { accepted: count, duplicates: count, rejected: count };
export const lineError = z
  .strictObject({ line: count, field: z.string(), code: z.string(), message: z.string() })
  .openapi("LineError");
export const importId = z.string().max(100).openapi({ example: "imp_01k9s2w5q8e2v9x1y3z5a7b9c1" });
export const importAnswer = z
  .strictObject({ ...counts, errors: z.array(lineError).max(100), importId })
  .openapi("ImportAnswer");

async function* nothing(): AsyncGenerator<Uint8Array> {}
/** Node's web streams can be iterated; the type of the browser's cannot. */
export const bodyOf = ({ body }: Request): Body => (body as unknown as Body | null) ?? nothing();

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

/** What went in; throws the problem where the body was refused. */
export function importDone(outcome: IngestOutcome): z.infer<typeof importAnswer> {
  if (!outcome.ok) throw problemOf(outcome);
  const { ok: _, importId: id, errors, ...done } = outcome;
  return { ...done, errors: [...errors], importId: publicId("import", id) };
}
