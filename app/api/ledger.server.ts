/** The ledger as finance programs read it. */
import type { Account } from "~/features/ledger/account";
import { type AccountCode, chart } from "~/features/ledger/chart";
import { listTransfers } from "~/features/ledger/list-transfers.server";
import { marketOf } from "~/features/programs/market.server";
import { money, toWire } from "~/values/money";
import { type Call, defineCall } from "./call.server";
import { Problem } from "./problem";
import { listOf, paging, wireMoney, z } from "./schemas";

const codes = Object.keys(chart) as [AccountCode, ...AccountCode[]];
const isCode = (text: string): text is AccountCode => Object.hasOwn(chart, text);

/** `deposit:sto-1` of a shop, `bank` of the marketplace. */
const accountName = z
  .string()
  .max(200)
  .refine((text) => {
    const [code = "", ...owner] = text.split(":");
    if (!isCode(code)) return false;
    return (chart[code].owner === "marketplace") === (owner.join(":") === "");
  }, "an account such as bank, or deposit:STORE");

function accountOf(name: string, currency: string): Account {
  const at = name.indexOf(":");
  const code = (at < 0 ? name : name.slice(0, at)) as AccountCode;
  return { code, ownerId: at < 0 ? "" : name.slice(at + 1), currency };
}

const transfer = z
  .strictObject({
    id: z.uuid(),
    /** The deed's own name: the same key is the same transfer, for ever. */
    key: z.string(),
    kind: z.string(),
    status: z.enum(["posted", "pending", "voided", "expired"]),
    thing: z.strictObject({ kind: z.string(), id: z.string() }),
    amount: wireMoney,
    occurredAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    legs: z.array(
      z.strictObject({
        account: z.string(),
        code: z.enum(codes),
        side: z.enum(["debit", "credit"]),
        amount: wireMoney,
      }),
    ),
    /** Of the account asked for, after this transfer; null where none was. */
    balance: wireMoney.nullable(),
  })
  .openapi("Transfer");

const transfers = defineCall({
  method: "get",
  path: "/ledger/transfers",
  summary: "Double-entry transfers, newest first: all of them, or what moved one account",
  verb: "ledger:read",
  query: paging.extend({
    account: accountName.optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: listOf(transfer),
  run: async ({ actor, query: { account, from, to, limit, cursor } }) => {
    const { currency } = await marketOf(actor.marketplaceId);
    const page = await listTransfers(actor, {
      account: account === undefined ? null : accountOf(account, currency),
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      limit,
      cursor,
    });
    if (page === null) throw new Problem(400, "bad_cursor", "The cursor is none of ours.");
    const data = page.lines.map(({ currency, amountMinor, balanceMinor, legs, ...line }) => {
      const wire = (minor: number) => toWire(money(minor, currency));
      return {
        ...line,
        amount: wire(amountMinor),
        legs: legs.map(({ code, ownerId, side, amountMinor }) => ({
          account: ownerId === "" ? code : `${code}:${ownerId}`,
          ...{ code, side, amount: wire(amountMinor) },
        })),
        balance: balanceMinor === null ? null : wire(balanceMinor),
      };
    });
    return { data, nextCursor: page.next };
  },
});

export const ledgerCalls: readonly Call[] = [transfers];
