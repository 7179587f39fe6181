import { expect, test } from "vitest";
import { knownDetails } from "~/features/applications/known-details";

const shop = {
  name: "Yunzhi",
  openedAt: new Date("2026-11-20T17:00:00Z"),
  primaryCategory: "apparel",
  region: null,
};

test("each detail says where it is from; the day is the marketplace's", () => {
  const details = knownDetails(
    shop,
    { legalName: "Yunzhi Ltd", kind: "COMPANY", kycVerifiedAt: null },
    "Asia/Shanghai",
  );
  expect(details.map(({ key, value, source }) => [key, value.en, source.en])).toEqual([
    ["name", "Yunzhi", "From the platform"],
    ["openedOn", "21 Nov 2026", "From the platform"],
    ["category", "Apparel", "From the platform"],
    ["legalName", "Yunzhi Ltd", "From your licence"],
    ["kind", "Company", "From your licence"],
    ["checkedOn", "Not checked yet", "From the platform"],
  ]);
});
test("a business we have no record of leaves only the shop", () => {
  expect(
    knownDetails({ ...shop, region: "杭州" }, null, "Asia/Shanghai").map(({ key }) => key),
  ).toEqual(["name", "openedOn", "category", "region"]);
});
