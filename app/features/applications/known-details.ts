/** What the platform knows of a shop already, each with where it comes from. */

import { categoryWords } from "~/features/metrics/category";
import { dictionary } from "~/features/metrics/dictionary";
import { type Day, dayOf, type Zone } from "~/values/day";
import type { Words } from "~/values/words";
import type { KnownDetail } from "./application-case";

type Shop = {
  readonly name: string;
  readonly openedAt: Date;
  readonly primaryCategory: string;
  readonly region: string | null;
};
type Business = {
  readonly legalName: string;
  readonly kind: string;
  readonly kycVerifiedAt: Date | null;
} | null;

const same = (text: string): Words => ({ en: text, zh: text });
const w = (en: string, zh: string): Words => ({ en, zh });
const fromPlatform = w("From the platform", "来自平台");
const fromLicence = w("From your licence", "来自营业执照");

function dayWords(day: Day): Words {
  const [year, month, date] = day.split("-").map(Number);
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  return w(`${date} ${months[(month ?? 1) - 1]} ${year}`, `${year}年${month}月${date}日`);
}

export function knownDetails(shop: Shop, business: Business, zone: Zone): readonly KnownDetail[] {
  const types = dictionary["store.businessType"].values ?? {};
  const detail = (key: string, label: Words, value: Words, source: Words): KnownDetail => ({
    key,
    label,
    value,
    source,
  });
  const ofShop = [
    detail("name", w("Shop name", "店铺名称"), same(shop.name), fromPlatform),
    detail(
      "openedOn",
      w("Opened on", "开店日期"),
      dayWords(dayOf(shop.openedAt, zone)),
      fromPlatform,
    ),
    detail(
      "category",
      w("Main category", "主营类目"),
      categoryWords(shop.primaryCategory),
      fromPlatform,
    ),
    ...(shop.region === null
      ? []
      : [detail("region", w("Region", "所在地区"), same(shop.region), fromPlatform)]),
  ];
  if (business === null) return ofShop;
  const checked =
    business.kycVerifiedAt === null
      ? w("Not checked yet", "尚未核验")
      : dayWords(dayOf(business.kycVerifiedAt, zone));
  return [
    ...ofShop,
    detail("legalName", w("Business name", "主体名称"), same(business.legalName), fromLicence),
    detail(
      "kind",
      w("Business type", "主体类型"),
      types[business.kind] ?? same(business.kind),
      fromLicence,
    ),
    detail("checkedOn", w("Licence checked on", "执照核验日期"), checked, fromPlatform),
  ];
}
