import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf, safePath, withReturnTo } from "~/features/people/return-to";

test.each([
  ["/wallet?month=2026-11", "/wallet?month=2026-11"],
  ["/ops/reviews?_routes=routes%2Fops&sel=app_1", "/ops/reviews?sel=app_1"],
  ["/ops.data", "/ops"],
  ["/_root.data", "/"],
  ["/?index", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/x/..//evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["wallet", "/"],
  ["", "/"],
  [null, "/"],
])("%j leads to %s", (given, expected) => {
  expect(safePath(given)).toBe(expected);
});

test("whatever is given, a browser stays on this site, and no header is split", () => {
  const nasty = fc.string({ unit: fc.constantFrom(..."/\\.:@?#% \t\r\n\0adtевil-".split("")) });
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((text) => `/${text}`),
        fc.webUrl(),
      ),
      (given) => {
        const path = safePath(given);
        expect(new URL(path, "https://slipway.test").origin).toBe("https://slipway.test");
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(safePath(path)).toBe(path);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("home needs no parameter", () => {
  expect(withReturnTo("/sign-in", "/")).toBe("/sign-in");
  expect(withReturnTo("/sign-in", "/ops?q=a b")).toBe("/sign-in?returnTo=%2Fops%3Fq%3Da+b");
});

test("after a posted form one comes back to the page it stood on, if that was ours", () => {
  const posted = (referrer?: string) =>
    pageOf(
      new Request("http://slipway.test/ops/reviews/undo", {
        method: "POST",
        headers: referrer === undefined ? {} : { Referer: referrer },
      }),
    );
  expect(posted("http://slipway.test/ops/reviews?sel=a")).toBe("/ops/reviews?sel=a");
  expect(posted("https://evil.test/ops")).toBe("/");
  expect(posted("no address")).toBe("/");
  expect(posted()).toBe("/");
  expect(pageOf(new Request("http://slipway.test/ops.data?_routes=x"))).toBe("/ops");
});
