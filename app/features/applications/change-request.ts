/** How a request for changes begins, in the merchant's language; the reviewer completes it. */
import type { Words } from "~/values/words";
import type { TaskKey } from "./task";

type Changeable = Exclude<TaskKey, "check">;

export const taskNames: Readonly<Record<Changeable, Words>> = {
  shop: { en: "Shop details", zh: "店铺资料" },
  plan: { en: "Plan", zh: "经营计划" },
  evidence: { en: "Evidence", zh: "证明材料" },
  agreement: { en: "Agreement", zh: "协议" },
};

export const changeOpenings: Readonly<Record<Changeable, Words>> = {
  shop: {
    en: "Please check your shop details: ",
    zh: "请核对您的店铺资料：",
  },
  plan: {
    en: "Please go over your plan once more: ",
    zh: "请再看一下您的经营计划：",
  },
  evidence: {
    en: "Please add a file, or replace one that cannot be read: ",
    zh: "请补充材料，或替换无法辨认的材料：",
  },
  agreement: {
    en: "Please read the agreement again and accept it: ",
    zh: "请重新阅读并接受协议：",
  },
};
