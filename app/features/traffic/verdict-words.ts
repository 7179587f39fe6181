/** A verdict as one sentence with the figures that decided it. */
import { formats } from "~/locales/format";
import type { Words } from "~/values/words";
import type { PoolName } from "./pools";
import type { Verdict, VerdictReason } from "./verdict";

const start = { zone: "UTC", now: new Date(0) } as const;
const english = formats({ locale: "en", ...start });
const chinese = formats({ locale: "zh", ...start });

const w = (en: string, zh: string): Words => ({ en, zh });
const n = (count: number) => english.number(count);
const times = (count: number) => (count === 1 ? "1 impression" : `${n(count)} impressions`);
const days = (count: number) => (count === 1 ? "1 day" : `${n(count)} days`);

/** At most so many pools are named; the rest are counted. */
const named = 3;

function where(pools: readonly PoolName[]): Words {
  if (pools.length === 0) return w("", "");
  const shown = pools
    .slice(0, named)
    .map(({ surface, category, region }) => `${surface}/${category}/${region}`);
  const more = pools.length - shown.length;
  return w(
    ` in ${english.list(more > 0 ? [...shown, `${n(more)} more`] : shown)}`,
    `在 ${chinese.list(shown)}${more > 0 ? ` 等 ${n(pools.length)} 个流量池` : ""} `,
  );
}

function left({ need, usableDays, dailyCap }: Verdict): Words {
  return w(
    `${times(need)} left, ${days(usableDays)}, at most ${n(dailyCap)} a day`,
    `还需 ${n(need)} 次展示，可用 ${n(usableDays)} 天，每天最多 ${n(dailyCap)} 次`,
  );
}

type Say = (verdict: Verdict, pools: readonly PoolName[]) => Words;

const sentences: Readonly<Record<VerdictReason, Say>> = {
  SELECTED_NOW: (verdict, pools) => {
    const [figures, place] = [left(verdict), where(pools)];
    return w(
      `${figures.en}: ${n(verdict.given)} are planned for today${place.en}.`,
      `${figures.zh}：今天${place.zh}安排 ${n(verdict.given)} 次。`,
    );
  },
  SELECTED_LATER: (verdict) => {
    const figures = left(verdict);
    const { firstDay } = verdict;
    return w(
      `${figures.en}: planned ${firstDay === null ? "for later days" : `from ${english.day(firstDay)} on`}, which is early enough.`,
      `${figures.zh}：${firstDay === null ? "安排在之后几天" : `从${chinese.day(firstDay)}开始安排`}，来得及。`,
    );
  },
  LEFTOVER: (verdict, pools) => {
    const [figures, place] = [left(verdict), where(pools)];
    return w(
      `${figures.en}: supply does not suffice to keep this promise; ${n(verdict.given)} that nobody else needs are given today${place.en}.`,
      `${figures.zh}：供给不足以兑现；今天${place.zh}把其他店铺用不到的 ${n(verdict.given)} 次给它。`,
    );
  },
  NOT_SELECTED_SCARCE: ({ need, cutoff, lastDay }) =>
    cutoff === null
      ? w(
          `Not selected: until ${english.day(lastDay)} its pools have too little supply for ${times(need)} still to be given.`,
          `未入选：到${chinese.day(lastDay)}为止，所属流量池的供给不够剩余的 ${n(need)} 次展示。`,
        )
      : w(
          `Not selected: shops like this one were covered up to a need of ${n(cutoff)}; this one’s is ${n(need)}.`,
          `未入选：同类店铺中，需求在 ${n(cutoff)} 次以内的已覆盖；本店需要 ${n(need)} 次。`,
        ),
  INFEASIBLE_CAP: ({ need, dailyCap, usableDays, given }, pools) => {
    const place = where(pools);
    return w(
      `Cannot be kept in time: ${times(need)} left, but ${days(usableDays)} of at most ${n(dailyCap)} make ${n(dailyCap * usableDays)}${given > 0 ? `; ${n(given)} are given today${place.en}` : ""}.`,
      `按期无法兑现：还需 ${n(need)} 次展示，但可用 ${n(usableDays)} 天、每天最多 ${n(dailyCap)} 次，合计只有 ${n(dailyCap * usableDays)} 次${given > 0 ? `；今天${place.zh}安排 ${n(given)} 次` : ""}。`,
    );
  },
  NO_SUPPLY: ({ need, lastDay }) =>
    w(
      `No pool in which this shop may be shown has supply until ${english.day(lastDay)}: ${times(need)} cannot be given.`,
      `到${chinese.day(lastDay)}为止，可以展示本店的流量池都没有供给：${n(need)} 次展示无法安排。`,
    ),
  NO_PRODUCT: (verdict) =>
    w(
      `Nothing is planned while no product is on sale; ${times(verdict.need)} left.`,
      `店铺没有在售商品，暂不安排；还需 ${n(verdict.need)} 次展示。`,
    ),
  NO_STOCK: (verdict) =>
    w(
      `Nothing is planned while every product is out of stock; ${times(verdict.need)} left.`,
      `商品全部无库存，暂不安排；还需 ${n(verdict.need)} 次展示。`,
    ),
  IN_VIOLATION: (verdict) =>
    w(
      `Nothing is planned while a serious violation is open; ${times(verdict.need)} left.`,
      `有未处理的严重违规，暂不安排；还需 ${n(verdict.need)} 次展示。`,
    ),
  CLOSED: ({ promised, delivered }) =>
    w(
      `The shop is closed: ${n(delivered)} of ${times(promised)} were delivered.`,
      `店铺已关闭：承诺 ${n(promised)} 次展示，已送达 ${n(delivered)} 次。`,
    ),
  FRAUD: ({ promised, delivered }) =>
    w(
      `Stopped for suspected fraud: ${n(delivered)} of ${times(promised)} were delivered.`,
      `因疑似作弊停止：承诺 ${n(promised)} 次展示，已送达 ${n(delivered)} 次。`,
    ),
  STOPPED: ({ promised, delivered }) =>
    w(
      `Stopped: too few of the people who saw this shop looked closer; ${n(delivered)} of ${times(promised)} were delivered.`,
      `已停止：看到本店的人很少点击；承诺 ${n(promised)} 次展示，已送达 ${n(delivered)} 次。`,
    ),
  GRADUATED: ({ promised, delivered }) =>
    w(
      `Graduated: so many people looked closer that this shop does well without support; ${n(delivered)} of ${times(promised)} were delivered.`,
      `已毕业：点击率高，无需继续扶持；承诺 ${n(promised)} 次展示，已送达 ${n(delivered)} 次。`,
    ),
  FULFILLED: ({ promised, delivered }) =>
    w(
      `Kept: ${n(delivered)} of ${times(promised)} have been delivered.`,
      `已兑现：承诺 ${n(promised)} 次展示，已送达 ${n(delivered)} 次。`,
    ),
};

/** `pools` are those of today's quotas, where they are known. */
export const verdictSentence = (verdict: Verdict, pools: readonly PoolName[] = []): Words =>
  sentences[verdict.reason](verdict, pools);

/** A reason as the name of a group. */
export const reasonWords: Readonly<Record<VerdictReason, Words>> = {
  SELECTED_NOW: w("Shown today", "今天展示"),
  SELECTED_LATER: w("Planned for later days", "安排在之后"),
  LEFTOVER: w("Given what is left over", "给予剩余流量"),
  NOT_SELECTED_SCARCE: w("Not selected: too little supply", "未入选：供给不足"),
  INFEASIBLE_CAP: w("Too late for its daily cap", "每日上限内来不及"),
  NO_SUPPLY: w("No pool with supply", "没有可用供给"),
  NO_PRODUCT: w("No product on sale", "没有在售商品"),
  NO_STOCK: w("Out of stock", "无库存"),
  IN_VIOLATION: w("Serious violation open", "严重违规未处理"),
  CLOSED: w("Store closed", "店铺已关闭"),
  FRAUD: w("Suspected fraud", "疑似作弊"),
  STOPPED: w("Stopped: little response", "已停止：反响不足"),
  GRADUATED: w("Graduated", "已毕业"),
  FULFILLED: w("Kept", "已兑现"),
};
