/** The sentences of the timeline, in both languages. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { EnrollmentStatus } from "./enrollment";

const w = (en: string, zh: string): Words => ({ en, zh });
export const dateWords = (day: Day): Words => {
  const [year, month, of] = day.split("-").map(Number);
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  return w(`${of} ${months[(month ?? 1) - 1]} ${year}`, `${year}年${month}月${of}日`);
};

const became: Readonly<Record<EnrollmentStatus, Words>> = {
  PENDING_START: w("Waiting to begin", "等待开始"),
  ACTIVE: w("The program began", "计划开始"),
  WARNED: w("A warning was given", "收到提醒"),
  SUSPENDED: w("The program was paused for the shop", "店铺参与暂停"),
  GRADUATED: w("Graduated: the goals of the program were reached", "达成目标，顺利毕业"),
  COMPLETED: w("The last day of the program is over", "计划期满完成"),
  WITHDRAWN: w("The shop left the program", "店铺主动退出"),
  REMOVED: w("The shop was removed from the program", "店铺被移出计划"),
  EXPIRED: w("The place was not used in time", "名额逾期失效"),
};

export const eventWords = {
  admitted: (startsOn: Day): Words =>
    w(
      `Accepted; the first day is ${dateWords(startsOn).en}`,
      `已通过，${dateWords(startsOn).zh}开始`,
    ),
  became: (status: EnrollmentStatus): Words => became[status],
  stageOpened: (name: Words): Words => w(`Stage “${name.en}” began`, `进入“${name.zh}”阶段`),
  stageClosed: (name: Words): Words => w(`Stage “${name.en}” ended`, `“${name.zh}”阶段结束`),
  milestoneDone: (name: Words): Words => w(`Done: ${name.en}`, `完成：${name.zh}`),
  milestoneMissed: (name: Words): Words => w(`Not reached: ${name.en}`, `未完成：${name.zh}`),
  granted: (name: Words): Words => w(`Granted: ${name.en}`, `发放：${name.zh}`),
  lapsed: (name: Words): Words => w(`Not granted: ${name.en}`, `未发放：${name.zh}`),
};
