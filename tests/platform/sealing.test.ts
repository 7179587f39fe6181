import { expect, test } from "vitest";
import { type Place, seal, unseal } from "~/platform/sealing.server";

const place: Place = ["market-1", "webhook_endpoint", "secret", "row-1"];

test("what was sealed is read again, and looks different each time", () => {
  const [one, two] = [seal("whsec_密钥", place), seal("whsec_密钥", place)];
  expect(unseal(one, place)).toBe("whsec_密钥");
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  expect(Buffer.from(one).includes("whsec")).toBe(false);
});

test.each([
  [["market-2", "webhook_endpoint", "secret", "row-1"]],
  [["market-1", "webhook_endpoint", "secret", "row-2"]],
  [["market-1", "webhook_endpoint", "other", "row-1"]],
  [["market-1", 'webhook_endpoint","secret', "", "row-1"]],
] as [Place][])("at another place it cannot be opened: %j", (other) => {
  expect(() => unseal(seal("text", place), other)).toThrow();
});

test("changed or cut it cannot be opened", () => {
  const sealed = seal("text", place);
  const changed = Uint8Array.from(sealed, (byte, at) =>
    at === sealed.length - 1 ? byte ^ 1 : byte,
  );
  expect(() => unseal(changed, place)).toThrow();
  expect(() => unseal(sealed.slice(0, 10), place)).toThrow();
});
