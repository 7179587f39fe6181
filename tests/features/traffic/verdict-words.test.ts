import { describe, expect, test } from "vitest";
import { spareDays, type Verdict, verdictReasons } from "~/features/traffic/verdict";
import { reasonWords, verdictSentence } from "~/features/traffic/verdict-words";

const verdict: Verdict = {
  reason: "SELECTED_NOW",
  promised: 1_000,
  delivered: 700,
  need: 323,
  dailyCap: 280,
  lastDay: "2026-11-30",
  usableDays: 2,
  given: 280,
  firstDay: "2026-11-25",
  cutoff: 717,
};
const pool = { surface: "feed", category: "food", region: "Zhejiang" };
const pools = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...pool, region: `r${at}` }));

describe.each([
  [
    "SELECTED_NOW",
    "323 impressions left, 2 days, at most 280 a day: 280 are planned for today in feed/food/Zhejiang.",
    "还需 323 次展示，可用 2 天，每天最多 280 次：今天在 feed/food/Zhejiang 安排 280 次。",
  ],
  [
    "SELECTED_LATER",
    "323 impressions left, 2 days, at most 280 a day: planned from 25 Nov 2026 on, which is early enough.",
    "还需 323 次展示，可用 2 天，每天最多 280 次：从2026年11月25日开始安排，来得及。",
  ],
  [
    "LEFTOVER",
    "323 impressions left, 2 days, at most 280 a day: supply does not suffice to keep this promise; 280 that nobody else needs are given today in feed/food/Zhejiang.",
    "还需 323 次展示，可用 2 天，每天最多 280 次：供给不足以兑现；今天在 feed/food/Zhejiang 把其他店铺用不到的 280 次给它。",
  ],
  [
    "NOT_SELECTED_SCARCE",
    "Not selected: shops like this one were covered up to a need of 717; this one’s is 323.",
    "未入选：同类店铺中，需求在 717 次以内的已覆盖；本店需要 323 次。",
  ],
  [
    "INFEASIBLE_CAP",
    "Cannot be kept in time: 323 impressions left, but 2 days of at most 280 make 560; 280 are given today in feed/food/Zhejiang.",
    "按期无法兑现：还需 323 次展示，但可用 2 天、每天最多 280 次，合计只有 560 次；今天在 feed/food/Zhejiang 安排 280 次。",
  ],
  [
    "NO_SUPPLY",
    "No pool in which this shop may be shown has supply until 30 Nov 2026: 323 impressions cannot be given.",
    "到2026年11月30日为止，可以展示本店的流量池都没有供给：323 次展示无法安排。",
  ],
  [
    "NO_PRODUCT",
    "Nothing is planned while no product is on sale; 323 impressions left.",
    "店铺没有在售商品，暂不安排；还需 323 次展示。",
  ],
  [
    "NO_STOCK",
    "Nothing is planned while every product is out of stock; 323 impressions left.",
    "商品全部无库存，暂不安排；还需 323 次展示。",
  ],
  [
    "IN_VIOLATION",
    "Nothing is planned while a serious violation is open; 323 impressions left.",
    "有未处理的严重违规，暂不安排；还需 323 次展示。",
  ],
  [
    "CLOSED",
    "The shop is closed: 700 of 1,000 impressions were delivered.",
    "店铺已关闭：承诺 1,000 次展示，已送达 700 次。",
  ],
  [
    "FRAUD",
    "Stopped for suspected fraud: 700 of 1,000 impressions were delivered.",
    "因疑似作弊停止：承诺 1,000 次展示，已送达 700 次。",
  ],
  [
    "STOPPED",
    "Stopped: too few of the people who saw this shop looked closer; 700 of 1,000 impressions were delivered.",
    "已停止：看到本店的人很少点击；承诺 1,000 次展示，已送达 700 次。",
  ],
  [
    "GRADUATED",
    "Graduated: so many people looked closer that this shop does well without support; 700 of 1,000 impressions were delivered.",
    "已毕业：点击率高，无需继续扶持；承诺 1,000 次展示，已送达 700 次。",
  ],
  [
    "FULFILLED",
    "Kept: 700 of 1,000 impressions have been delivered.",
    "已兑现：承诺 1,000 次展示，已送达 700 次。",
  ],
] as const)("%s", (reason, en, zh) => {
  test("says so in both languages", () => {
    expect(verdictSentence({ ...verdict, reason }, [pool])).toEqual({ en, zh });
  });
  test("has a name in both languages", () => {
    expect(reasonWords[reason].en).toMatch(/^[A-Z]/);
    expect(reasonWords[reason].zh).toMatch(/\p{Script=Han}/u);
  });
});

test("the table has every reason", () => {
  expect(Object.keys(reasonWords)).toEqual([...verdictReasons]);
});

test.each([
  [0, ": 280 are planned for today.", "：今天安排 280 次。"],
  [2, " today in feed/food/r0 and feed/food/r1.", "今天在 feed/food/r0、feed/food/r1 安排"],
  [5, "feed/food/r2 and 2 more.", "feed/food/r2 等 5 个流量池 安排"],
])("of %d pools the first three are named", (count, en, zh) => {
  const said = verdictSentence(verdict, pools(count));
  expect(said.en).toContain(en);
  expect(said.zh).toContain(zh);
});

test("one of a thing, and what is not known", () => {
  const one = { ...verdict, need: 1, usableDays: 1 };
  expect(verdictSentence(one).en).toContain("1 impression left, 1 day,");
  expect(verdictSentence({ ...one, reason: "NOT_SELECTED_SCARCE", cutoff: null }).en).toBe(
    "Not selected: until 30 Nov 2026 its pools have too little supply for 1 impression still to be given.",
  );
  expect(verdictSentence({ ...one, reason: "SELECTED_LATER", firstDay: null }).zh).toContain(
    "安排在之后几天",
  );
});

test.each([
  [323, 280, 2, 0],
  [0, 280, 2, 2],
  [900, 280, 2, -2],
  [10, 0, 2, 2],
])("need %d at %d a day in %d days: %d to spare", (need, dailyCap, usableDays, spare) => {
  expect(spareDays({ need, dailyCap, usableDays })).toBe(spare);
});
