import { z } from "zod";
import { runImport } from "~/features/metrics/run-import.server";
import { defineJob } from "./job";

/** Imports an uploaded file; a try after a lost one goes on where that one stopped. */
export const job = defineJob({
  name: "run-import",
  title: { en: "Import a file", zh: "导入文件" },
  payload: z.object({ marketplaceId: z.uuid(), importId: z.uuid() }),
  retries: { limit: 20, delaySeconds: 5 },
  expireSeconds: 6 * 3_600,
  run: (payload, { signal, progress }) =>
    runImport(payload, {
      onStep: async (linesDone) => {
        await progress(linesDone, null);
        signal.throwIfAborted();
      },
    }),
});
