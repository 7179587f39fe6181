/**
 * What the marketplace does while a merchant holds her phone, in a process of its own beside the running app:
 * `SLIPWAY_DATA=<folder> node --import tsx tests/journeys/wallet-cues.ts <cue> <store>`.
 */
import { addToDeposit } from "~/features/deposits/additions.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { closeDatabase, prisma } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { settle } from "../../bin/support/settle";

const [cue, storeUid = ""] = process.argv.slice(2);
const settled = await settle();
const { id, zone } = await prisma().marketplace.findUniqueOrThrow({ where: { slug: "harbour" } });
const demo = automatic(id, "demo");

if (cue === "risk")
  await addToDeposit(demo, {
    storeUid,
    kind: "RISK",
    amountMinor: 100_000,
    reason: "退货率异常",
    fromDay: dayOf(now(), zone),
    toDay: null,
  });
if (cue === "deduction") {
  const proposed = await proposeDeduction(demo, {
    storeUid,
    kind: "PENALTY",
    amountMinor: 30_000,
    reason: "商品描述与实物不符",
    evidence: [{ title: "买家投诉照片", reference: "order-1001" }],
  });
  if (!proposed.ok) throw new Error(proposed.because);
  await notifyDeduction(demo, proposed.deductionId);
}
await closeDatabase();
await settled.stop();
