import { expect, test } from "vitest";
import { needsNote, reasonCodes, reasonWords } from "~/features/applications/reason-code";

test("every reason is said to the merchant in both languages, without blame", () => {
  for (const code of reasonCodes) {
    expect(reasonWords[code].en).toMatch(/\.$/);
    expect(reasonWords[code].zh).toMatch(/[\u3400-\u9fff].*。$/);
    expect(reasonWords[code].en + reasonWords[code].zh).not.toMatch(/fail|失败|不合格|[!！]/i);
  }
  expect(reasonCodes.filter(needsNote)).toEqual(["MANUAL_OTHER"]);
});
