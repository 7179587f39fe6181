import { emit } from "../store/events";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { idOf } from "../wire/words";
import { failed } from "./confirm-payment";
import { settleBy } from "./make-charge";
import { behaviourOf, methodFor } from "./payment-methods";

/** The end of a delayed payment. */
export async function endProcessing(work: Work, id: string): Promise<void> {
  const intent = await need(work, "payment_intent", id);
  if (intent.status !== "processing") return;
  const charge = await need(work, "charge", idOf(intent.latest_charge) ?? "");
  const method = await methodFor(work, idOf(intent.payment_method) ?? "");
  const { processing } = await behaviourOf(work, method.id);
  if (processing === "fails") {
    const message = "The bank account has been closed or is unable to be debited.";
    const ended = { failure_code: "account_closed", failure_message: message };
    const lost = await keep(work, { ...charge, ...ended, status: "failed", outcome: null });
    await emit(work, "charge.failed", lost);
    await failed(work, intent, method, { code: "account_closed", message }, lost);
    return;
  }
  const done = { amount_captured: charge.amount, captured: true, paid: true } as const;
  const good = await keep(work, { ...charge, ...done, status: "succeeded" });
  const settled = await settleBy(work, good, intent.capture_method);
  await emit(work, "charge.succeeded", settled);
  const finished = await keep(work, {
    ...intent,
    amount_received: intent.amount,
    status: "succeeded",
  });
  await emit(work, "payment_intent.succeeded", finished);
}
