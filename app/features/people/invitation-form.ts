import { z } from "zod";
import { locales } from "~/values/words";
import { newPasswordSchema } from "./password";
import { nameSchema } from "./sign-in-form";

const who = { name: nameSchema, locale: z.enum(locales) };

export const joinForm = z.discriminatedUnion("way", [
  z.object({ way: z.literal("member") }),
  z.object({ way: z.literal("company"), ...who }),
  z.object({ way: z.literal("password"), ...who, password: newPasswordSchema }),
]);
