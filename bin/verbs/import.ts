import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { datasetNames } from "~/features/metrics/datasets";
import { type IngestOutcome, ingest } from "~/features/metrics/ingest.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { marketplaceBySlug } from "~/features/people/create-marketplace.server";
import { publicId } from "~/values/public-id";
import { readWords } from "../support/words";

const usage = "import <dataset> <file> --marketplace <slug> [--atomic]";
const wish = z.strictObject({
  dataset: z.enum(datasetNames, `one of ${datasetNames.join(", ")}`),
  file: z.string().refine(existsSync, "a file that is there"),
  marketplace: z.string(),
  atomic: z.boolean().default(false),
});

type Details = {
  readonly importId: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly errors: readonly { line: number; field: string; code: string; message: string }[];
};
const figure = (n: number) => n.toLocaleString("en");

function tell(outcome: IngestOutcome): number {
  const details = (outcome.ok ? outcome : outcome.details) as unknown as Details;
  const { accepted = 0, duplicates = 0, rejected = 0, errors = [] } = details;
  console.log(
    `${figure(accepted)} accepted, ${figure(duplicates)} duplicates, ${figure(rejected)} refused (${publicId("import", details.importId)})`,
  );
  for (const { line, field, code, message } of errors.slice(0, 20))
    console.log(`  line ${line}: ${field === "" ? "the record" : field} ${message} (${code})`);
  if (outcome.ok) return 0;
  const sentences = {
    unreadable: String(outcome.details?.sentence ?? ""),
    "line-refused":
      "Nothing was imported: one line was refused, and --atomic takes all or nothing.",
    "database-away":
      "The database went away. Run the same command again: nothing is counted twice.",
  };
  console.error(sentences[outcome.because]);
  return 1;
}

async function importFile(words: string[]): Promise<number> {
  const [dataset = "", file = "", ...rest] = words;
  const given = readWords(["--dataset", dataset, "--file", file, ...rest], wish);
  const marketplace = await marketplaceBySlug(given.marketplace);
  if (marketplace === null) {
    console.error(`There is no marketplace with the slug ${given.marketplace}.`);
    return 1;
  }
  const outcome = await ingest(automatic(marketplace, "administration"), {
    dataset: given.dataset,
    body: createReadStream(given.file, { highWaterMark: 1 << 18 }),
    format: null,
    atomic: given.atomic,
    door: "command",
    fileName: basename(given.file),
    onStep: async (lines) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${figure(lines)} lines `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r");
  const code = tell(outcome);
  await refreshFacts(automatic(marketplace, "facts-refresher"));
  return code;
}

export default {
  name: "import",
  usage,
  run: importFile,
};
