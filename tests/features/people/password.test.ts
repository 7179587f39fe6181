import { expect, test } from "vitest";
import { newPasswordSchema, passwordTrouble } from "~/features/people/password";

const lin = { email: "lin.zhao@example.com", name: "Lin Zhao" };

test.each([
  ["1234567890", "well-known"],
  ["9876543210", "well-known"],
  ["QWERTYUIOP", "well-known"],
  ["Password123", "well-known"],
  ["aaaaaaaaaaaa", "few-characters"],
  ["abababababab", "few-characters"],
  ["lin.zhao2026", "names-the-person"],
  ["Lin Zhao!!", "names-the-person"],
  ["correct horse battery", null],
  ["云深不知处只在此山中", null],
  ["lin.zhao has a long sentence", null],
])("%s: %s", (password, expected) => {
  expect(passwordTrouble(password, lin)).toBe(expected);
});

test("ten to 128 characters of any kind", () => {
  expect(newPasswordSchema.safeParse("123456789").success).toBe(false);
  expect(newPasswordSchema.safeParse(" 🙂".repeat(40)).success).toBe(true);
  expect(newPasswordSchema.safeParse("x".repeat(129)).success).toBe(false);
});
