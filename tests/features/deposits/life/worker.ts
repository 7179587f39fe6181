/** A worker in a process of its own. It works when it is told to, and is killed at it. */
import { sendRefunds } from "~/features/deposits/send-refunds.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { setClock } from "~/platform/clock.server";

export const workerProcess = "tests/features/deposits/life/worker.ts";

type Order = { readonly marketplaceId: string; readonly now: string };

if (process.send !== undefined && process.argv[1]?.endsWith(workerProcess)) {
  process.on("message", ({ marketplaceId, now }: Order) => {
    setClock(new Date(now));
    void (async () => {
      await emptyInbox();
      await sendRefunds(marketplaceId);
      await carryOutDue(marketplaceId);
      process.send?.("idle");
    })();
  });
  process.send("ready");
}
