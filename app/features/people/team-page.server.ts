/** What the two team pages (a marketplace's staff, a shop's people) do with a posted form. */
import type { Refusal } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";
import type { PersonActor, Role } from "./actor";
import { invite, revokeInvitation } from "./invite.server";

type TeamForm =
  | { readonly intent: "invite"; readonly email: string; readonly role: Role }
  | { readonly intent: "revoke"; readonly invitation: string };

export async function changeTeam(
  actor: PersonActor,
  form: TeamForm,
  entityUid: string | null,
): Promise<{ readonly ok: true; readonly done: "sent" | "withdrawn" } | Refusal> {
  if (form.intent === "revoke") {
    const id = uuidOf("invitation", form.invitation);
    if (id !== null) await revokeInvitation(actor, id);
    return { ok: true, done: "withdrawn" };
  }
  const { email, role } = form;
  const invited = await invite(actor, {
    email,
    role,
    ...(entityUid === null ? {} : { entityUid }),
  });
  return invited.ok ? { ok: true, done: "sent" } : invited;
}
