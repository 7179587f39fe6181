import { z } from "zod";
import { merchantRoles, staffRoles } from "./actor";
import { emailSchema } from "./email";

/** The confirm page's own button, and nothing that was sent by accident. */
export const removalForm = z.object({ confirmed: z.literal("yes") });

const chosen = { error: /*i18n*/ "Choose one of the options" };
const revoke = z.object({ intent: z.literal("revoke"), invitation: z.string() });

export const staffTeamForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), email: emailSchema, role: z.enum(staffRoles, chosen) }),
  revoke,
]);

export const merchantTeamForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("invite"),
    email: emailSchema,
    role: z.enum(merchantRoles, chosen),
    entityUid: z
      .string()
      .trim()
      .min(1)
      .max(128)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u)
      .optional(),
  }),
  revoke,
]);
