import type { PersonActor } from "./actor";
import { attempt } from "./identity/limits.server";

/** False when the same form of the same person comes again: a second press makes nothing twice. */
export async function firstTime(actor: PersonActor, formKey: string): Promise<boolean> {
  if (formKey === "") return true;
  return (await attempt("form by person", `${actor.personId} ${formKey}`)) === null;
}
