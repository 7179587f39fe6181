/**
 * The category codes the shipped templates speak of. A platform's own codes may differ: a code that is
 * not listed here is read as it is written, and falls under "other" in tables by category.
 */
import type { Words } from "~/values/words";

export const categoryNames: Readonly<Record<string, Words>> = {
  home: { en: "Home and general goods", zh: "家居百货" },
  apparel: { en: "Apparel", zh: "服饰" },
  shoes: { en: "Shoes and bags", zh: "鞋靴箱包" },
  food: { en: "Food", zh: "食品" },
  fresh: { en: "Fresh produce", zh: "生鲜" },
  beauty: { en: "Beauty", zh: "美妆" },
  baby: { en: "Mother and baby", zh: "母婴" },
  digital: { en: "Digital", zh: "数码" },
  appliance: { en: "Home appliances", zh: "家电" },
  "health-food": { en: "Health food", zh: "保健食品" },
  jewellery: { en: "Jewellery and collectibles", zh: "珠宝文玩" },
  virtual: { en: "Virtual goods", zh: "虚拟商品" },
  local: { en: "In-store dining", zh: "到店餐饮" },
  medicine: { en: "Medicine", zh: "医药" },
  alcohol: { en: "Alcohol", zh: "酒类" },
  supplements: { en: "Food supplements", zh: "膳食补充剂" },
};
export const categoryCodes = Object.keys(categoryNames);

export const categoryWords = (code: string): Words => categoryNames[code] ?? { en: code, zh: code };
