/** Raises one process of Slipway, worker and HTTP doors, and takes them down in order. */
import type { ServerBuild } from "@remix-run/node";
import { notReadyAnymore, openDoors } from "./api/http.server";
import { jobs } from "./jobs/schedule";
import { startWorker } from "./jobs/worker.server";
import { backgroundDone } from "./platform/background.server";
import { config } from "./platform/config.server";
import { closeDatabase } from "./platform/database.server";
import { log } from "./platform/log.server";
import { closeMail } from "./platform/mail.server";

type Wishes = { readonly build: ServerBuild; readonly clientFolder: string; readonly port: number };
export type RaisedSlipway = { readonly url: string; readonly stop: () => Promise<void> };

export async function raiseSlipway({ build, clientFolder, port }: Wishes): Promise<RaisedSlipway> {
  const { WORKER, publicUrl } = config();
  const worker = WORKER === "off" ? undefined : await startWorker(jobs);
  const doors = await openDoors(build, clientFolder, port);
  log().info({ port: doors.port, worker: WORKER }, "open");
  return {
    url: publicUrl,
    stop: async () => {
      notReadyAnymore();
      await doors.close();
      await worker?.stop();
      await backgroundDone();
      closeMail();
      await closeDatabase();
      log().info("closed");
    },
  };
}
