/**
 * Ids people see: a short prefix that names the thing and a base-32 UUIDv7 (the TypeID format), so
 * that an id says what it is and sorts by age. The database stores the UUID.
 */
import { TypeID } from "typeid-js";
import { v7 } from "uuid";

export const prefixes = {
  application: "app",
  decision: "dec",
  enrollment: "enr",
  grant: "grt",
  plan: "pln",
  program: "prg",
  version: "ver",
  import: "imp",
  evidence: "evd",
  marketplace: "mkt",
  person: "per",
  key: "key",
  membership: "mem",
  invitation: "inv",
  store: "sto",
  audit: "aud",
  event: "evt",
  payment: "pay",
  deduction: "ded",
  refund: "rfd",
  operation: "opn",
  topUp: "top",
  endpoint: "whe",
  message: "msg",
} as const;
export type Thing = keyof typeof prefixes;

/** A new id. Time-ordered; made in the application, because uuidv7() in SQL needs PostgreSQL 18. */
export const newId = (): string => v7();

export const publicId = (thing: Thing, uuid: string): string =>
  TypeID.fromUUID(prefixes[thing], uuid).toString();

/** The UUID behind a public id, or null where the text is not an id of that thing. */
export function uuidOf(thing: Thing, text: string): string | null {
  try {
    return TypeID.fromString(text, prefixes[thing]).toUUID();
  } catch {
    return null;
  }
}
