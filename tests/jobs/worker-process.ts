/** A worker in a process of its own, for tests that kill or freeze it. Prints what its job does. */
import { z } from "zod";
import { defineJob } from "~/jobs/job";
import { startWorker } from "~/jobs/worker.server";
import { inTenant } from "~/platform/database.server";

const hangs = Number(process.env.HANGING_ATTEMPTS ?? "1");

export const probe = defineJob({
  name: "probe",
  title: { en: "Probe", zh: "探针" },
  payload: z.object({ marketplaceId: z.uuid(), entityUid: z.string() }),
  retries: { limit: 3, delaySeconds: 1 },
  run: async ({ marketplaceId, entityUid }, { attempt, progress }) => {
    console.log(`began ${attempt}`);
    await progress(1, 2);
    if (attempt <= hangs) await new Promise((wake) => setTimeout(wake, 12_000));
    await inTenant(marketplaceId, (tx) =>
      tx.legalEntity.upsert({
        where: { marketplaceId_entityUid: { marketplaceId, entityUid } },
        create: { marketplaceId, entityUid, legalName: `attempt ${attempt}`, kind: "COMPANY" },
        update: {},
      }),
    );
    console.log(`ended ${attempt}`);
  },
});

if (process.env.WORKER_PROCESS === "1") {
  const worker = await startWorker([probe], {
    pollSeconds: 0.5,
    heartbeatSeconds: 10,
    superviseSeconds: 1,
  });
  process.on("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
  console.log("ready");
}
