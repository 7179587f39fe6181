import fc from "fast-check";
import { expect, test } from "vitest";
import { accountId, ofCreator, ofMarketplace, ofProgram, ofStore } from "~/features/ledger/account";
import { accountCodes, chart, greatestMinor } from "~/features/ledger/chart";
import {
  balanced,
  credit,
  debit,
  ImpossibleTransfer,
  type Leg,
  mustBeNamed,
} from "~/features/ledger/transfer";
import { transferWishes } from "~/features/ledger/wish";

const bank = ofMarketplace("bank", "CNY");
const deposit = ofStore("deposit", "s1", "CNY");
const frozen = ofStore("deposit-frozen", "s1", "CNY");

test("an account's id is made of its code, owner and currency, and of nothing else", () => {
  const accounts = [
    bank,
    ofMarketplace("bank", "USD"),
    deposit,
    frozen,
    ofStore("deposit", "s2", "CNY"),
    ofProgram("budget", "s1", "CNY"),
    ofCreator("creator-payable", "s1", "CNY"),
  ];
  expect(new Set(accounts.map(accountId)).size).toBe(accounts.length);
  expect(accountId({ ...deposit })).toBe(accountId(deposit));
  // Written down in every database there is: it may never change.
  expect(accountId(bank)).toBe("da1ad678-c773-5599-ae19-879244a26123");
});

test("what is owed grows by credit, what is had grows by debit; no debt falls below zero", () => {
  const rows = accountCodes.map((code) => [code, chart[code]] as const);
  const payable = rows.filter(([code]) =>
    /payable|^deposit|refund|surplus|reserve|^budget$/.test(code),
  );
  expect(payable.length).toBeGreaterThan(9);
  for (const [, { normalSide, floorMinor }] of payable)
    expect([normalSide, floorMinor]).toEqual(["credit", 0]);
  expect(chart["stripe-balance"]).toMatchObject({
    normalSide: "debit",
    floorMinor: -greatestMinor,
  });
});

test.each<[string, readonly Leg[], string]>([
  ["no legs", [], "no legs"],
  ["one side only", [debit(bank, 5)], "debits 5 and credits 0"],
  ["two debits", [debit(bank, 5), debit(deposit, 5)], "debits 10 and credits 0"],
  ["unequal sides", [debit(bank, 5), credit(deposit, 4)], "debits 5 and credits 4"],
  ["an amount of zero", [debit(bank, 0), credit(deposit, 0)], "0 is not"],
  ["a negative amount", [debit(bank, -5), credit(deposit, -5)], "-5 is not"],
  ["a broken amount", [debit(bank, 1.5), credit(deposit, 1.5)], "1.5 is not"],
  ["no number", [debit(bank, Number.NaN), credit(deposit, Number.NaN)], "NaN is not"],
  ["an unsafe amount", [debit(bank, 2 ** 53), credit(deposit, 2 ** 53)], "9007199254740992 is not"],
  [
    "unsafe sums",
    [
      debit(bank, greatestMinor),
      debit(frozen, greatestMinor),
      credit(deposit, greatestMinor),
      credit(ofStore("surplus", "s1", "CNY"), greatestMinor),
    ],
    "beyond 2^53",
  ],
  ["two currencies", [debit(bank, 5), credit(ofStore("deposit", "s1", "USD"), 5)], "mixes"],
  ["an account twice", [debit(bank, 5), credit(bank, 5)], "stands in it twice"],
])("%s is no transfer", (_, legs, why) => {
  const attempt = () => balanced({ key: "k", legs });
  expect(attempt).toThrow(ImpossibleTransfer);
  expect(attempt).toThrow(why);
});

test.each([
  ["", "deposit-paid"],
  ["k".repeat(201), "deposit-paid"],
  ["k\0", "deposit-paid"],
  ["k", "Deposit paid"],
  ["k", ""],
])("the key %j with the kind %j is no name", (key, kind) => {
  expect(() => mustBeNamed({ key, kind })).toThrow(ImpossibleTransfer);
});

test("legs in any order are the same transfer", () => {
  const store = (n: number) => ofStore("deposit", `s${n}`, "CNY");
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (amounts, order) => {
        const whole = amounts.reduce((sum, amount) => sum + amount, 0);
        const legs = [debit(bank, whole), ...amounts.map((amount, n) => credit(store(n), amount))];
        const shuffled = legs
          .map((leg) => ({ leg, place: order.next().value }))
          .sort((left, right) => left.place - right.place)
          .map(({ leg }) => leg);
        expect(balanced({ key: "k", legs: shuffled })).toEqual(balanced({ key: "k", legs }));
        expect(balanced({ key: "k", legs }).amountMinor).toBe(whole);
      },
    ),
  );
});

test("a deed asked for twice at once is one wish; another deed under its key is named", () => {
  const deed = {
    key: "k",
    kind: "deposit-paid",
    thing: { kind: "deposit", id: "d1" },
    occurredAt: new Date(0),
    legs: [debit(bank, 5), credit(deposit, 5)],
  };
  const twice = transferWishes([deed, { ...deed, occurredAt: new Date(1) }]);
  expect(twice).toMatchObject({ keys: ["k", "k"], reused: null });
  expect(twice.wishes).toHaveLength(1);
  expect(transferWishes([deed, { ...deed, kind: "deposit-topped-up" }]).reused).toBe("k");
});
