/** A process that uploads a file (`upload`) or runs its import as the worker does (`run`), until it is killed. */
import { createReadStream } from "node:fs";
import { beginUpload, receiveFile } from "~/features/metrics/begin-upload.server";
import { runImport } from "~/features/metrics/run-import.server";
import type { StaffActor } from "~/features/people/actor";

const [verb, marketplaceId = "", given = ""] = process.argv.slice(2);
const staff: StaffActor = {
  kind: "person",
  side: "staff",
  marketplaceId,
  personId: "01890000-0000-7000-8000-000000000001",
  name: "Wang Min",
  roles: ["program-manager"],
};

if (verb === "upload")
  console.log(
    await beginUpload(staff, {
      dataset: "orders",
      file: await receiveFile("orders.csv.gz", createReadStream(given)),
      atomic: false,
    }),
  );
else
  await runImport(
    { marketplaceId, importId: given },
    { onStep: async (linesDone) => console.log(`acknowledged ${linesDone}`) },
  );
process.exit(0);
