import { z } from "zod";
import { locales } from "~/values/words";
import { emailSchema } from "./email";
import { givenPassword, nameSchema } from "./sign-in-form";

export const profileForm = z.object({ name: nameSchema, locale: z.enum(locales) });
export const emailForm = z.object({ email: emailSchema, password: givenPassword });
/** One session, or all the others where none is named. */
export const endSessionForm = z.object({ session: z.uuid().optional() });
export const secondFactorForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("renew"), password: givenPassword.default("") }),
  z.object({ intent: z.literal("remove"), password: givenPassword.default("") }),
]);
