import { beforeAll, expect, test } from "vitest";
import {
  type Deposits,
  daysLater,
  depositsIn,
  type Shop,
} from "#tests/features/deposits/a-deposit";
import { aMarketplace } from "#tests/support/marketplace";
import { setClock } from "~/platform/clock.server";
import { type Ask, apiWithKey } from "./api";

let market: Deposits;
let shop: Shop;
let api: Ask;
const amounts = [100, 200, 300, 400, 500];

beforeAll(async () => {
  market = await depositsIn();
  shop = await market.shop();
  await shop.assess();
  for (const [day, amount] of amounts.entries()) {
    setClock(daysLater(day));
    await shop.pay(amount);
  }
  api = await apiWithKey(market);
});
type Line = {
  readonly amount: { readonly amountMinor: string };
  readonly legs: readonly { readonly side: string; readonly amount: { amountMinor: string } }[];
};
const minor = ({ amount }: Pick<Line, "amount">) => Number(amount.amountMinor);

async function all(query: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { status, body } = await api.get(`/ledger/transfers?limit=2${query}${after}`);
    expect(status).toBe(200);
    lines.push(...body.data);
    cursor = body.nextCursor;
  }
  return lines;
}

test("200: every transfer once, newest first, and each balanced in itself", async () => {
  const lines = await all("");
  expect(lines.map(minor)).toEqual([...amounts].reverse());
  for (const { legs } of lines) {
    const sum = (side: string) =>
      legs.filter((leg) => leg.side === side).reduce((total, leg) => total + minor(leg), 0);
    expect(sum("debit")).toBe(sum("credit"));
  }
});

test("200: what moved one account, with what it held after each", async () => {
  const lines = await all(`&account=deposit:${shop.storeUid}`);
  expect(lines.map((line) => (line as never as { balance: unknown }).balance)).toEqual(
    [1_500, 1_000, 600, 300, 100].map((held) => ({ amountMinor: String(held), currency: "CNY" })),
  );
  expect(await all("&account=bank")).toEqual([]);
});

test("200: between two instants; the later one is not inside", async () => {
  const between = (from: number, to: number) =>
    `&from=${daysLater(from).toISOString()}&to=${daysLater(to).toISOString()}`;
  expect((await all(between(1, 3))).map(minor)).toEqual([300, 200]);
  const own = `&account=deposit:${shop.storeUid}`;
  expect((await all(`${between(1, 3)}${own}`)).map(minor)).toEqual([300, 200]);
});

test("400: accounts, instants and cursors that are none", async () => {
  for (const query of [
    "account=gold",
    "account=deposit",
    "account=bank:somebody",
    "account=toString",
    "from=yesterday",
    "cursor=abc",
    `account=deposit:${shop.storeUid}&cursor=019a0000-0000-7000-8000-000000000000`,
    "side=debit",
  ])
    expect((await api.get(`/ledger/transfers?${query}`)).status, query).toBe(400);
});

test("another marketplace sees nothing of it", async () => {
  const elsewhere = await apiWithKey(await aMarketplace());
  const { body } = await elsewhere.get(`/ledger/transfers?account=deposit:${shop.storeUid}`);
  expect(body).toEqual({ data: [], nextCursor: null });
});
