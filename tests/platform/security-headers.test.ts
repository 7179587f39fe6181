import { expect, test } from "vitest";
import { securityHeaders } from "~/platform/security-headers.server";

const directives = (policy = "") =>
  Object.fromEntries(
    policy.split("; ").map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values];
    }),
  );

test("scripts run only from our files or with the nonce", () => {
  const headers = securityHeaders("abc", { https: true });
  const policy = directives(headers["Content-Security-Policy"]);
  expect(policy["script-src"]).toEqual(["'self'", "'nonce-abc'"]);
  expect(policy["style-src"]).toEqual(["'self'", "'nonce-abc'"]);
  expect(policy["default-src"]).toEqual(["'none'"]);
  expect(policy["frame-ancestors"]).toEqual(["'none'"]);
  expect(policy["base-uri"]).toEqual(["'none'"]);
  expect(policy["form-action"]).toEqual(["'self'"]);
  expect(headers["Cache-Control"]).toBe("private, no-store");
  expect(headers["X-Content-Type-Options"]).toBe("nosniff");
});

test("HTTPS is asked for only where it is served", () => {
  const plain = securityHeaders("abc", { https: false });
  expect(plain).not.toHaveProperty("Strict-Transport-Security");
  expect(plain["Content-Security-Policy"]).not.toContain("upgrade-insecure-requests");
  expect(securityHeaders("abc", { https: true })["Strict-Transport-Security"]).toMatch(
    /^max-age=\d{8}/,
  );
});
