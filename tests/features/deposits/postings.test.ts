import fc from "fast-check";
import { expect, test } from "vitest";
import {
  arrearsTaken,
  arrived,
  cameBack,
  deducted,
  givenBack,
  paidIn,
  sentBack,
  settledFromFrozen,
  withdrawn,
} from "~/features/deposits/postings";
import { balanced } from "~/features/ledger/transfer";

const holder = { storeUid: "s1", currency: "CNY" };
const deed = {
  key: "k",
  kind: "deposit-moved",
  thing: { kind: "deposit", id: "d" },
  occurredAt: new Date("2026-11-23T00:00:00Z"),
};
const minor = fc.integer({ min: 1, max: 1_000_000_000 });
const some = fc.nat({ max: 1_000_000_000 });

test("every posting balances, whatever its amounts", () => {
  fc.assert(
    fc.property(minor, some, some, (amount, part, other) => {
      const all = [
        paidIn(holder, deed, { depositMinor: amount, surplusMinor: part }),
        paidIn(holder, deed, { depositMinor: 0, surplusMinor: amount }),
        sentBack(holder, deed, amount, "surplus"),
        arrived(holder, deed, amount, "bank"),
        cameBack(holder, deed, amount, { wasPaid: true, to: "deposit" }),
        cameBack(holder, deed, amount, { wasPaid: false, to: "surplus" }),
        deducted(holder, deed, { fromDepositMinor: part, owedMinor: amount }, "buyer-payable"),
        arrearsTaken(holder, deed, amount),
        ...withdrawn(holder, deed, amount, part),
        givenBack(holder, deed, { amountMinor: amount, owedMinor: part, frozenMinor: other }),
        settledFromFrozen(holder, deed, amount),
      ];
      for (const transfer of all) expect(balanced(transfer).amountMinor).toBeGreaterThan(0);
    }),
  );
});

test("a chargeback that froze nothing is one posting, otherwise two under keys of their own", () => {
  expect(withdrawn(holder, deed, 100, 0).map(({ key }) => key)).toEqual(["k"]);
  expect(withdrawn(holder, deed, 100, 60).map(({ key }) => key)).toEqual(["k", "k:frozen"]);
});
