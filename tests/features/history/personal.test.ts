import { expect, test } from "vitest";
import { hidden, masked, maskedJson, maskedText } from "~/features/history/personal";

test.each([
  ["email", "wang@example.com", hidden],
  ["contact.phone", "13800000000", hidden],
  ["legalName", "Yunzhi Ltd", hidden],
  ["idNo", "91310000", hidden],
  ["status", "APPROVED", "APPROVED"],
  ["reason", "asked by wang@example.com.", `asked by ${hidden}.`],
  ["programName", "Cold start", "Cold start"],
  ["email", "", ""],
])("%s: %s", (path, value, shown) => {
  expect(masked({ path, before: null, after: value })).toEqual({
    path,
    before: null,
    after: shown,
  });
});

test("files hide the same things at any depth", () => {
  expect(maskedJson({ role: "admin", to: [{ email: "a@b.cn", n: 1 }, "x <c@d.com>"] })).toEqual({
    role: "admin",
    to: [{ email: hidden, n: 1 }, `x <${hidden}>`],
  });
  expect(maskedText("inv_1 for a.b+c@mail.example.cn")).toBe(`inv_1 for ${hidden}`);
});
