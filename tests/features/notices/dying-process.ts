/** A worker in a process of its own that delivers what is due; the test kills it. */
import { job as deliver } from "~/jobs/deliver-webhooks";
import { startWorker } from "~/jobs/worker.server";

export const dyingProcess = "tests/features/notices/dying-process.ts";

if (process.env.DELIVERS === "1")
  await startWorker([deliver], { pollSeconds: 0.5, heartbeatSeconds: 10, superviseSeconds: 1 });
