/** A deduction from its proposal to its end, each step done once however often it is tried. */
import { answerDeduction } from "~/features/deposits/answer-deduction.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import type { Deed } from "./deed";
import type { World } from "./world";

export function deduction(
  { deposits, shop, colleague }: World,
  { amountMinor, answer }: Extract<Deed, { does: "deduct" }>,
  waited: () => Promise<void>,
) {
  let id: string | null | undefined;
  const { storeUid } = shop;
  const evidence = [{ title: "photo", reference: "p-1" }];
  const wish = { storeUid, kind: "PENALTY", amountMinor, reason: "test", evidence } as const;
  const replies = {
    agrees: { agrees: true },
    disputes: { agrees: false, reply: "it was the carrier", evidence: [] },
  } as const;
  return [
    async () => {
      if (id !== undefined) return;
      const made = await proposeDeduction(deposits.finance, wish);
      id = made.ok ? made.deductionId : null;
    },
    async () => {
      if (id != null) await notifyDeduction(deposits.finance, id);
    },
    async () => {
      if (id != null && answer !== null) await answerDeduction(shop.owner, id, replies[answer]);
    },
    waited,
    async () => {
      if (id != null) await confirmDeduction(colleague, id, "upheld");
    },
  ];
}
