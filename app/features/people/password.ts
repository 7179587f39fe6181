import { z } from "zod";
import { passwordLength } from "./password-length";

/** Those of the most used passwords that are long enough for us, and what people make of our own name. */
const wellKnown = [
  "1234567890",
  "0123456789",
  "0987654321",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "qwertyuiop",
  "asdfghjkl;",
  "qwerty123456",
  "password12",
  "password123",
  "password1234",
  "passw0rd123",
  "p@ssw0rd123",
  "iloveyou123",
  "welcome123",
  "welcome1234",
  "letmein123",
  "administrator",
  "admin12345",
  "changeme123",
  "abcdefghij",
  "abc123456789",
  "woaini1314520",
  "woaini5201314",
  "5201314520",
  "1314520520",
  "slipway123",
  "slipway1234",
  "slipwayslipway",
];
const runs = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

/** Why a password is too easy to guess for this person, or null. The length is the schema's business. */
export function passwordTrouble(
  password: string,
  person: { readonly email: string; readonly name: string },
): "well-known" | "few-characters" | "names-the-person" | null {
  const text = password.toLowerCase();
  const reversed = [...text].reverse().join("");
  const isRun = runs.some((run) => run.includes(text) || run.includes(reversed));
  if (isRun || wellKnown.includes(text)) return "well-known";
  if (new Set(text).size < 5) return "few-characters";
  const [mailbox = ""] = person.email.toLowerCase().split("@");
  const own = [mailbox, person.name.toLowerCase()].filter((word) => word.length >= 4);
  const rest = own.reduce((left, word) => left.replaceAll(word, ""), text);
  return rest.length < text.length && rest.length < 6 ? "names-the-person" : null;
}

export const passwordSentence = {
  "well-known": /*i18n*/ "Choose a password that is not on every list",
  "few-characters": /*i18n*/ "Use more different characters",
  "names-the-person": /*i18n*/ "Choose a password that is not your name or e-mail address",
} as const;

export const newPasswordSchema = z
  .string()
  .min(passwordLength.min, { error: /*i18n*/ "Enter at least {minimum} characters" })
  .max(passwordLength.max, { error: /*i18n*/ "Enter at most {maximum} characters" });
