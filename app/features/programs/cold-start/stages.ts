import { type all, atLeast, is } from "../condition";
import type { Stage, Task } from "../kind";
import { w } from "../phrase";
import type { ColdStartSettings } from "./settings";

const task = (key: string, en: string, zh: string, rule: ReturnType<typeof all>): Task => ({
  key,
  name: w(en, zh),
  measure: { by: "rule", rule },
});

/** From launch to afloat: what to do in each stretch of the ninety days. */
export function stages({
  open,
  firstSale,
  ramp,
  graduate,
  ...settings
}: ColdStartSettings): Stage[] {
  const { orders } = settings.graduation;
  return [
    {
      key: "open",
      name: w("Open", "开店"),
      fromDay: open.fromDay,
      toDay: open.toDay,
      tasks: [
        task(
          "products",
          "List 5 products",
          "上架 5 个商品",
          atLeast("store.liveSkuCount", 5, "FAIL"),
        ),
        task(
          "profile",
          "Complete the shop profile",
          "完善店铺资料",
          is("store.profileComplete", true, "FAIL"),
        ),
        task(
          "freight",
          "Set a freight template",
          "设置运费模板",
          is("store.freightTemplateSet", true, "FAIL"),
        ),
      ],
    },
    {
      key: "first-sale",
      name: w("First sale", "首单"),
      fromDay: firstSale.fromDay,
      toDay: firstSale.toDay,
      tasks: [
        task(
          "content",
          "Publish a short video or go live once",
          "发布一条短视频或直播一场",
          atLeast("store.contentCount30d", 1, "FAIL"),
        ),
        task(
          "first-order",
          "Sell the first order",
          "卖出第一单",
          atLeast("store.ordersPaidLifetime", 1, "FAIL"),
        ),
      ],
    },
    {
      key: "ramp",
      name: w("Ramp", "爬坡"),
      fromDay: ramp.fromDay,
      toDay: ramp.toDay,
      tasks: [
        task(
          "value",
          "Reach the sales step of 30 days",
          "达到近 30 天销售额台阶",
          atLeast("store.gmvPaid30d", settings.rampValueMinor, "FAIL"),
        ),
      ],
    },
    {
      key: "graduate",
      name: w("Graduate", "毕业"),
      fromDay: graduate.fromDay,
      toDay: graduate.toDay,
      tasks: [
        task(
          "orders",
          `Reach ${orders} orders`,
          `累计 ${orders} 单`,
          atLeast("store.ordersPaidLifetime", orders, "FAIL"),
        ),
        task(
          "buyers",
          `Reach ${settings.graduation.buyers} different buyers in 30 days`,
          `近 30 天达到 ${settings.graduation.buyers} 位买家`,
          atLeast("store.uniqueBuyers30d", settings.graduation.buyers, "FAIL"),
        ),
      ],
    },
  ];
}
