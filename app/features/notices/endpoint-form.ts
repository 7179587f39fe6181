import { z } from "zod";
import { addressTrouble } from "./endpoint-address";
import { choosableTypes, type MessageType } from "./message-types";

const chosen = z.enum(choosableTypes as [MessageType, ...MessageType[]]);

const fieldsOf = (inside: boolean) => ({
  name: z
    .string({ error: /*i18n*/ "Enter a name that says what listens there" })
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  url: z
    .string({ error: /*i18n*/ "Enter a web address that begins with https://" })
    .trim()
    .max(500)
    .check((context) => {
      const message = addressTrouble(context.value, inside);
      if (message !== null) context.issues.push({ code: "custom", message, input: context.value });
    }),
  which: z.enum(["all", "some"], { error: /*i18n*/ "Choose one of the options" }),
  types: z.array(chosen).default([]),
});

type Chosen = { readonly which: "all" | "some"; readonly types: readonly MessageType[] };
const someChosen = ({ which, types }: Chosen) => which === "all" || types.length > 0;
const needsOne = { path: ["types"], error: /*i18n*/ "Choose at least one kind of message" };

/** `inside`: development may reach its own machine and networks. */
export const newEndpointForm = (inside: boolean) =>
  z.object(fieldsOf(inside)).refine(someChosen, needsOne);

/** What would happen twice when a form is sent twice; the others come to the same. */
export const actsEachTime = (intent: string): boolean =>
  ["test", "replace", "again"].includes(intent);

const sinceHours = ["24", "72", "168", "720"] as const;

export const endpointCareForm = (inside: boolean) =>
  z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("change"), ...fieldsOf(inside) }).refine(someChosen, needsOne),
    z.object({ intent: z.literal("test") }),
    z.object({
      intent: z.literal("replace"),
      overlap: z.enum(["0", "24", "168"], { error: /*i18n*/ "Choose one of the options" }),
    }),
    z.object({
      intent: z.literal("again"),
      hours: z.enum(sinceHours, { error: /*i18n*/ "Choose one of the options" }),
    }),
    z.object({ intent: z.literal("on") }),
    z.object({ intent: z.literal("off") }),
    z.object({
      intent: z.literal("remove"),
      name: z.string({ error: /*i18n*/ "Type the name of the webhook" }),
    }),
  ]);
