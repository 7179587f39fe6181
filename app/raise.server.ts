/** Raises one process of Slipway: demo data, worker and HTTP doors, and takes them down in order. */
import type { ServerBuild } from "@remix-run/node";
import { notReadyAnymore, openDoors } from "./api/http.server";
import { prepareDemo } from "#prisma/seed/prepare-demo.server";
import { jobs } from "./jobs/schedule";
import { startWorker } from "./jobs/worker.server";
import { config } from "./platform/config.server";
import { closeDatabase } from "./platform/database.server";
import { log } from "./platform/log.server";

type Wishes = { readonly build: ServerBuild; readonly clientFolder: string; readonly port: number };
export type RaisedSlipway = {
  readonly url: string;
  readonly greeting: readonly string[];
  readonly stop: () => Promise<void>;
};

export async function raiseSlipway({ build, clientFolder, port }: Wishes): Promise<RaisedSlipway> {
  const { SLIPWAY_MODE, SLIPWAY_DEMO_DATA, WORKER, publicUrl } = config();
  const signIns =
    SLIPWAY_MODE === "demo" && SLIPWAY_DEMO_DATA && WORKER !== "only" ? await prepareDemo() : [];
  const worker = WORKER === "off" ? undefined : await startWorker(jobs);
  const doors = await openDoors(build, clientFolder, port);
  log().info({ port: doors.port, worker: WORKER }, "open");
  return {
    url: publicUrl,
    greeting: [`Slipway is open at ${publicUrl}`, ...signIns],
    stop: async () => {
      notReadyAnymore();
      await doors.close();
      await worker?.stop();
      await closeDatabase();
      log().info("closed");
    },
  };
}
