/**
 * What deposits write into the books. Money of the payment provider is only ever met on `stripe-clearing`:
 * the gateway moves it on to `stripe-balance` when the provider books it.
 */
import { ofMarketplace, ofStore } from "../ledger/account";
import { credit, debit, type Leg, type Transfer } from "../ledger/transfer";

export type Holder = { readonly storeUid: string; readonly currency: string };
type Deed = Omit<Transfer, "legs">;

const some = (...legs: readonly Leg[]): readonly Leg[] =>
  legs.filter(({ amountMinor }) => amountMinor > 0);
const store = ({ storeUid, currency }: Holder) => ({
  deposit: ofStore("deposit", storeUid, currency),
  frozen: ofStore("deposit-frozen", storeUid, currency),
  returning: ofStore("refund-in-transit", storeUid, currency),
  surplus: ofStore("surplus", storeUid, currency),
  receivable: ofStore("receivable", storeUid, currency),
  payable: ofStore("settlement-payable", storeUid, currency),
  clearing: ofMarketplace("stripe-clearing", currency),
  bank: ofMarketplace("bank", currency),
});

export function paidIn(
  holder: Holder,
  deed: Deed,
  { depositMinor, surplusMinor }: { readonly depositMinor: number; readonly surplusMinor: number },
): Transfer {
  const at = store(holder);
  const legs = some(
    debit(at.clearing, depositMinor + surplusMinor),
    credit(at.deposit, depositMinor),
    credit(at.surplus, surplusMinor),
  );
  return { ...deed, legs };
}

export function fromProceedsPosting(holder: Holder, deed: Deed, amountMinor: number): Transfer {
  const at = store(holder);
  return { ...deed, legs: [debit(at.payable, amountMinor), credit(at.deposit, amountMinor)] };
}

export function sentBack(
  holder: Holder,
  deed: Deed,
  amountMinor: number,
  from: "deposit" | "surplus",
): Transfer {
  const at = store(holder);
  return { ...deed, legs: [debit(at[from], amountMinor), credit(at.returning, amountMinor)] };
}

export function arrived(
  holder: Holder,
  deed: Deed,
  amountMinor: number,
  by: "clearing" | "bank",
): Transfer {
  const at = store(holder);
  return { ...deed, legs: [debit(at.returning, amountMinor), credit(at[by], amountMinor)] };
}

/** A refund that did not arrive is owed again; one that had been booked as paid comes back first. */
export function cameBack(
  holder: Holder,
  deed: Deed,
  amountMinor: number,
  { wasPaid, to }: { readonly wasPaid: boolean; readonly to: "deposit" | "surplus" },
): Transfer {
  const at = store(holder);
  const from = wasPaid ? at.clearing : at.returning;
  return { ...deed, legs: [debit(from, amountMinor), credit(at[to], amountMinor)] };
}

/** A refund that was given up for lost, and whose money was owed again, left all the same. */
export function leftAfterAll(
  holder: Holder,
  deed: Deed,
  { fromMinor, owedMinor }: { readonly fromMinor: number; readonly owedMinor: number },
  from: "deposit" | "surplus",
): Transfer {
  const at = store(holder);
  const legs = some(
    debit(at[from], fromMinor),
    debit(at.receivable, owedMinor),
    credit(at.clearing, fromMinor + owedMinor),
  );
  return { ...deed, legs };
}

export function deducted(
  holder: Holder,
  deed: Deed,
  {
    fromDepositMinor,
    owedMinor,
  }: { readonly fromDepositMinor: number; readonly owedMinor: number },
  to: "deduction-income" | "buyer-payable",
): Transfer {
  const at = store(holder);
  const legs = some(
    debit(at.deposit, fromDepositMinor),
    debit(at.receivable, owedMinor),
    credit(ofMarketplace(to, holder.currency), fromDepositMinor + owedMinor),
  );
  return { ...deed, legs };
}

/** What a shop owes is taken from the deposit before anything of it goes back. */
export function arrearsTaken(holder: Holder, deed: Deed, amountMinor: number): Transfer {
  const at = store(holder);
  return { ...deed, legs: [debit(at.deposit, amountMinor), credit(at.receivable, amountMinor)] };
}

/** The bank took the payment back: the shop owes it, and as much of its deposit is frozen. */
export function withdrawn(
  holder: Holder,
  deed: Deed,
  amountMinor: number,
  frozenMinor: number,
): readonly Transfer[] {
  const at = store(holder);
  return [
    { ...deed, legs: [debit(at.receivable, amountMinor), credit(at.clearing, amountMinor)] },
    ...(frozenMinor > 0
      ? [
          {
            ...deed,
            key: `${deed.key}:frozen`,
            legs: [debit(at.deposit, frozenMinor), credit(at.frozen, frozenMinor)],
          },
        ]
      : []),
  ];
}

/** The bank gave the payment back: the debt goes, what is above it is deposit again. */
export function givenBack(
  holder: Holder,
  deed: Deed,
  amounts: {
    readonly amountMinor: number;
    readonly owedMinor: number;
    readonly frozenMinor: number;
  },
): Transfer {
  const at = store(holder);
  const { amountMinor, frozenMinor } = amounts;
  const owedMinor = Math.min(amountMinor, amounts.owedMinor);
  const legs = some(
    debit(at.clearing, amountMinor),
    debit(at.frozen, frozenMinor),
    credit(at.receivable, owedMinor),
    credit(at.deposit, amountMinor - owedMinor + frozenMinor),
  );
  return { ...deed, legs };
}

/** Lost for good: what was frozen pays as much of the debt. */
export function settledFromFrozen(holder: Holder, deed: Deed, frozenMinor: number): Transfer {
  const at = store(holder);
  return { ...deed, legs: [debit(at.frozen, frozenMinor), credit(at.receivable, frozenMinor)] };
}

/** Money that went back past this product: off the deposit, owed beyond it, or carried by the marketplace. */
export function refundedOutside(
  holder: Holder,
  deed: Deed,
  amounts: {
    readonly fromDepositMinor: number;
    readonly owedMinor: number;
    readonly carriedMinor: number;
  },
): Transfer {
  const at = store(holder);
  const { fromDepositMinor, owedMinor, carriedMinor } = amounts;
  const legs = some(
    debit(at.deposit, fromDepositMinor),
    debit(at.receivable, owedMinor),
    debit(ofMarketplace("bad-debt", holder.currency), carriedMinor),
    credit(at.clearing, fromDepositMinor + owedMinor + carriedMinor),
  );
  return { ...deed, legs };
}

/** Such a refund failed afterwards: its money is back, a debt that still stands goes first. */
export function outsideCameBack(
  holder: Holder,
  deed: Deed,
  amounts: { readonly toShopMinor: number; readonly carriedMinor: number },
  owedNowMinor: number,
): Transfer {
  const at = store(holder);
  const { toShopMinor, carriedMinor } = amounts;
  const owedMinor = Math.min(toShopMinor, owedNowMinor);
  const legs = some(
    debit(at.clearing, toShopMinor + carriedMinor),
    credit(at.receivable, owedMinor),
    credit(at.deposit, toShopMinor - owedMinor),
    credit(ofMarketplace("bad-debt", holder.currency), carriedMinor),
  );
  return { ...deed, legs };
}
