/** What comes due by itself, by name. */
import { expireAuthorization } from "./resources/capture-payment";
import { expireByItself } from "./resources/checkout-sessions";
import { tellSession } from "./resources/complete-session";
import { endProcessing } from "./resources/end-processing";
import { settleLater } from "./resources/make-charge";
import { arrivePayout } from "./resources/payouts";
import { failRefund, fundWaitingRefunds, succeedRefund } from "./resources/refunds";
import { arriveTopup } from "./resources/topups";
import { inWork, type Sandbox } from "./sandbox";
import { balanceOf } from "./store/balance";
import type { Task } from "./store/due";
import { emit } from "./store/events";
import { clockMs } from "./store/settings";
import type { Work } from "./store/work";

const tasks: Readonly<Record<Task, (work: Work, id: string) => Promise<unknown>>> = {
  "authorization-expires": expireAuthorization,
  "balance-available": async (work) => {
    await emit(work, "balance.available", await balanceOf(work));
    await fundWaitingRefunds(work);
  },
  "capture-settles": settleLater,
  "payout-arrives": arrivePayout,
  "processing-ends": async (work, id) => {
    await endProcessing(work, id);
    await tellSession(work, id);
  },
  "refund-fails": (work, id) => failRefund(work, id),
  "refund-succeeds": succeedRefund,
  "session-expires": expireByItself,
  "topup-arrives": arriveTopup,
};

type Due = { seq: number; account: string; at_ms: number; task: Task; id: string };

/** Does all that is due, in order, each at its own moment. The number of things done. */
export async function doWhatIsDue(sandbox: Sandbox): Promise<number> {
  for (let done = 0; ; done += 1) {
    const now = Math.floor(clockMs(sandbox.settings));
    const [next] = await sandbox.sql<Due[]>`
      SELECT * FROM due WHERE at_ms <= ${now} ORDER BY at_ms, seq LIMIT 1`;
    if (next === undefined) return done;
    const { account, at_ms: at, task, id, seq } = next;
    await inWork(
      sandbox,
      account,
      async (work) => {
        const taken = await work.sql`DELETE FROM due WHERE seq = ${seq} RETURNING seq`;
        if (taken.length > 0) await tasks[task](work, id);
      },
      undefined,
      Math.floor(at / 1_000),
    );
  }
}
