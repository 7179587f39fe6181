/** The forms around a sign-in, as the browser and the server both know them. */
import { z } from "zod";
import { emailSchema } from "./email";
import { newPasswordSchema } from "./password";
import { passwordLength } from "./password-length";

/** An existing password is never judged here: only its hash says whether it is right. */
export const givenPassword = z
  .string({ error: /*i18n*/ "Enter your password" })
  .max(passwordLength.max);

export const signInForm = z.object({
  email: z.string({ error: /*i18n*/ "Enter your e-mail address" }).max(254),
  password: givenPassword,
});

export const codeForm = z.object({
  code: z.string({ error: /*i18n*/ "Enter the code" }).max(40),
});

export const forgotForm = z.object({ email: emailSchema });

const repeated = {
  password: newPasswordSchema,
  again: z.string({ error: /*i18n*/ "Enter the new password again" }),
};
const alike = (form: { readonly password: string; readonly again: string }) =>
  form.password === form.again;
const notAlike = {
  path: ["again"],
  error: /*i18n*/ "The two passwords differ",
};

export const newPasswordForm = z.object(repeated).refine(alike, notAlike);

export const changePasswordForm = z
  .object({ current: givenPassword, ...repeated })
  .refine(alike, notAlike);

export const nameSchema = z
  .string({ error: /*i18n*/ "Enter your name" })
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}<>]+$/u, { error: /*i18n*/ "Use letters, figures and spaces" });
