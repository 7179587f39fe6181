import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { job as deliver } from "~/jobs/deliver-webhooks";
import { startWorker } from "~/jobs/worker.server";
import { dyingProcess } from "./dying-process";
import { aReceiver, says, verified } from "./receiver";
import { aListeningMarketplace, paid, reachesThisMachine } from "./story";

test("a worker killed after the request, before it wrote that down: it is sent again, under the same id", async () => {
  reachesThisMachine(true);
  const market = await aListeningMarketplace();
  // The receiver takes the message in and never gets to say so.
  const there = await aReceiver(() => undefined);
  const { endpointId, secret } = await market.endpoint(there.url);
  await market.tell(paid("sto-1"));
  await market.fanOut();
  const child = spawn(process.execPath, ["--import", "tsx", dyingProcess], {
    env: { ...process.env, DELIVERS: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await expect.poll(() => there.got.length, { timeout: 60_000 }).toBe(1);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await market.deliveries(endpointId)).toMatchObject([{ status: "WAITING", attempts: 0 }]);
  there.answers(says(200));
  const worker = await startWorker([deliver], {
    pollSeconds: 0.5,
    heartbeatSeconds: 10,
    superviseSeconds: 1,
  });
  try {
    await expect
      .poll(async () => (await market.deliveries(endpointId))[0]?.status, { timeout: 90_000 })
      .toBe("DELIVERED");
  } finally {
    await worker.stop();
    await there.close();
  }
  expect(there.got).toHaveLength(2);
  const [first, second] = there.got;
  expect(first?.id).toBe(second?.id);
  expect(first?.body).toBe(second?.body);
  for (const got of there.got) expect(verified(secret, got)).toMatchObject(paid("sto-1"));
}, 180_000);
