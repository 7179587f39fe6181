import { expect, test } from "vitest";
import { refuseCrossSite } from "~/platform/cross-site.server";

const sent = (method: string, headers: Record<string, string>) =>
  refuseCrossSite(new Request("http://slipway.test/sign-in", { method, headers }))?.status ??
  "passes";

test.each([
  ["our own page", { Origin: "http://slipway.test", "Sec-Fetch-Site": "same-origin" }, "passes"],
  ["our own page in an older browser", { Origin: "http://slipway.test" }, "passes"],
  [
    "our own page in a browser that leaves Origin out",
    { "Sec-Fetch-Site": "same-origin" },
    "passes",
  ],
  ["our own page behind TLS", { Origin: "https://slipway.test" }, "passes"],
  ["the host a proxy passes on", { Host: "shop.test", Origin: "https://shop.test" }, "passes"],
  ["another site", { Origin: "https://evil.test", "Sec-Fetch-Site": "cross-site" }, 403],
  ["another site without metadata", { Origin: "https://evil.test" }, 403],
  ["a neighbour of the same site", { Origin: "http://a.slipway.test" }, 403],
  ["a same-site frame", { Origin: "http://slipway.test", "Sec-Fetch-Site": "same-site" }, 403],
  ["another port", { Origin: "http://slipway.test:81" }, 403],
  ["no Origin", {}, 403],
  ["no Origin, text/plain", { "Content-Type": "text/plain" }, 403],
  ["Origin null", { Origin: "null" }, 403],
  ["Origin null, though same-origin", { Origin: "null", "Sec-Fetch-Site": "same-origin" }, 403],
  [
    "another site that claims our metadata only",
    { Origin: "https://evil.test", "Sec-Fetch-Site": "same-origin" },
    403,
  ],
  ["nowhere a page could be", { "Sec-Fetch-Site": "none" }, 403],
  ["an Origin that is no URL", { Origin: "slipway.test" }, 403],
])("a form from %s", (_, headers, expected) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(sent(method, headers)).toBe(expected);
});

test("reading needs no Origin", () => {
  expect(sent("GET", {})).toBe("passes");
  expect(sent("HEAD", { "Sec-Fetch-Site": "cross-site" })).toBe("passes");
});
