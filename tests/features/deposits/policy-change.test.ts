/** New terms: what they change in words, and what they would ask of every shop. */
import { describe, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { type DepositPolicy, standardPolicy } from "~/features/deposits/policy";
import { publishPolicy } from "~/features/deposits/policy.server";
import { policyDiff } from "~/features/deposits/policy-diff";
import { policyForm } from "~/features/deposits/policy-form";
import { previewPolicy } from "~/features/deposits/preview-policy.server";
import { readPolicies, readPolicyVersion } from "~/features/deposits/read-policies.server";
import { NotAllowed } from "~/features/people/may";
import { depositsIn } from "./a-deposit";

const standard = standardPolicy("CNY");
const withSchedule = (change: Partial<DepositPolicy["schedule"]>): DepositPolicy => ({
  ...standard,
  schedule: { ...standard.schedule, ...change },
});
const beauty = { INDIVIDUAL: 300_000, SOLE_TRADER: 300_000, COMPANY: 500_000 };
const dearer = withSchedule({ base: { ...standard.schedule.base, beauty } });

describe("the difference of two versions", () => {
  const said = (after: DepositPolicy) =>
    policyDiff(standard, after, "CNY").map(({ en, zh }) => `${en} | ${zh}`);
  test("is nothing where they mean the same, whatever the order of their tables", () => {
    const turned = Object.fromEntries(Object.entries(standard.schedule.base).reverse());
    expect(said(withSchedule({ base: turned }))).toEqual([]);
  });
  test.each<[string, DepositPolicy, string[]]>([
    [
      "a base",
      dearer,
      [
        "Beauty, individual: ¥2,000 → ¥3,000 | 美妆、个人：¥2,000 → ¥3,000",
        "Beauty, sole trader: ¥2,000 → ¥3,000 | 美妆、个体工商户：¥2,000 → ¥3,000",
      ],
    ],
    [
      "how parts come together",
      withSchedule({ combine: "SUM" }),
      [
        "Base, float and activity: the highest of them → their sum | 基础、浮动与活动保证金：取最高 → 求和",
      ],
    ],
    [
      "a window",
      { ...standard, refundDays: { ...standard.refundDays, alipay: 60 } },
      ["Alipay takes refunds: 90 days → 60 days | 支付宝退款期限：90 天 → 60 天"],
    ],
    [
      "a limit",
      { ...standard, deduction: { ...standard.deduction, secondPersonAboveMinor: 0 } },
      [
        "A deduction needs a second person above: ¥2,000 → ¥0 | 扣款须第二人确认的金额：¥2,000 → ¥0",
      ],
    ],
    [
      "a step of the ladder",
      { ...standard, topUp: { ...standard.topUp, ladder: standard.topUp.ladder.slice(0, 2) } },
      ["Unpaid order, review of closing the shop is removed | 逾期未缴、进入关店审核：已删除"],
    ],
  ])("%s", (_, after, sentences) => {
    expect(said(after)).toEqual(sentences);
  });
});

test("its effect is counted over every shop, and nothing is written", async () => {
  const deposits = await depositsIn();
  const [beautiful, homely] = [
    await deposits.shop(),
    await deposits.shop({ primaryCategory: "home" }),
  ];
  for (const shop of [beautiful, homely]) await shop.assess();
  await beautiful.pay(200_000);
  const before = await beautiful.assessments();
  expect(await previewPolicy(deposits.finance, dearer)).toEqual({
    currency: "CNY",
    shops: 2,
    more: 1,
    less: 0,
    same: 1,
    requiredBeforeMinor: 250_000,
    requiredAfterMinor: 350_000,
    newlyShort: 1,
    newlyShortMinor: 100_000,
    most: [
      expect.objectContaining({
        store: { uid: beautiful.storeUid, name: expect.any(String) },
        beforeMinor: 200_000,
        afterMinor: 300_000,
      }),
    ],
  });
  expect(await beautiful.assessments()).toEqual(before);
  expect(() => previewPolicy(staff(deposits.id, "risk"), dearer)).toThrow(NotAllowed);
});

test("versions stand beside each other: in force, coming, past", async () => {
  const deposits = await depositsIn();
  expect(await publishPolicy(deposits.finance, dearer, "2026-12-01")).toMatchObject({ version: 2 });
  const { versions, inForce } = await readPolicies(deposits.finance);
  expect(versions.map(({ version, standing }) => [version, standing])).toEqual([
    [2, "coming"],
    [1, "in-force"],
  ]);
  expect(inForce).toEqual(standard);
  expect((await readPolicyVersion(deposits.finance, 2))?.changes).toHaveLength(2);
  expect((await readPolicyVersion(deposits.finance, 1))?.changes).toBeNull();
  expect(await readPolicyVersion(deposits.finance, 3)).toBeNull();
});

describe("the terms as they are typed", () => {
  const typed = {
    intent: "preview",
    fromDay: "2026-12-01",
    base: [
      { category: "beauty", INDIVIDUAL: "3,000", SOLE_TRADER: "3000.00", COMPANY: "5000" },
      { category: "medicine", COMPANY: "50000" },
      {},
    ],
    otherBase: { INDIVIDUAL: "500", SOLE_TRADER: "500", COMPANY: "1000" },
    float: [{ from: "50000", float: "2000" }, { from: "0", float: "0" }, {}],
    combine: "MAX",
    topUpDays: "15",
    remindAfterDays: "12, 0，7",
    ladder: { WITHDRAWAL_HOLD: "15", CLOSURE_REVIEW: "60" },
    ladderAfterDeferral: {},
    refundDays: [{ method: "alipay", days: "90" }, {}],
    warnDaysLeft: "14 3",
    coolOffDays: "7",
    replyDays: "7",
    secondPersonAbove: "2,000",
    noticeDays: "30",
    quietDays: "90",
    reviewWorkingDays: "3",
    payOutDays: "15",
  };
  const read = (change: object) => policyForm("CNY").safeParse({ ...typed, ...change });
  test("become a policy: empty fields are not open, steps are put in order", () => {
    expect(read({})).toMatchObject({
      success: true,
      data: {
        fromDay: "2026-12-01",
        policy: {
          schedule: {
            base: {
              beauty: { INDIVIDUAL: 300_000, SOLE_TRADER: 300_000, COMPANY: 500_000 },
              medicine: { INDIVIDUAL: null, SOLE_TRADER: null, COMPANY: 5_000_000 },
            },
            float: [
              { fromMinor: 0, floatMinor: 0 },
              { fromMinor: 5_000_000, floatMinor: 200_000 },
            ],
          },
          topUp: { remindAfterDays: [0, 7, 12], ladderAfterDeferral: [] },
          warnDaysLeft: [14, 3],
          refundDays: { alipay: 90 },
        },
      },
    });
  });
  test.each([
    ["an amount in words", { secondPersonAbove: "much" }, "secondPersonAbove"],
    ["an amount below nothing", { secondPersonAbove: "-1" }, "secondPersonAbove"],
    ["a list with words", { remindAfterDays: "0, soon" }, "remindAfterDays"],
    ["two steps on one day", { ladder: { WITHDRAWAL_HOLD: "5", CLOSURE_REVIEW: "5" } }, "ladder"],
    [
      "two steps at one figure",
      {
        float: [
          { from: "1", float: "1" },
          { from: "1", float: "2" },
        ],
      },
      "float[0].from",
    ],
    ["no step at all", { float: [] }, "float[0].from"],
    ["no time to pay", { topUpDays: "0" }, "topUpDays"],
    ["no such day", { fromDay: "2026-02-30" }, "fromDay"],
  ])("%s is a trouble of its field", (_, change, field) => {
    const troubles = read(change).error?.issues.map(({ path }) => path.join("."));
    expect(troubles).toContain(field);
  });
});
