import { expect, test } from "vitest";
import { newId, publicId, uuidOf } from "~/values/public-id";

test("an id says what it is and leads back to its UUID", () => {
  const id = newId();
  expect(publicId("application", id)).toMatch(/^app_[0-9a-z]{26}$/);
  expect(uuidOf("application", publicId("application", id))).toBe(id);
});

test.each([
  ["another thing's id", publicId("decision", newId())],
  ["a UUID", newId()],
  ["nothing", ""],
  ["a broken id", "app_zzzzzzzzzzzzzzzzzzzzzzzzzz"],
])("%s is not an application's id", (_what, text) => {
  expect(uuidOf("application", text)).toBeNull();
});

test("a later id sorts after an earlier one", () => {
  const ids = Array.from({ length: 50 }, () => publicId("store", newId()));
  expect([...ids].sort()).toEqual(ids);
});
