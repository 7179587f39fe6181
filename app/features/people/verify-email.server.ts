import { z } from "zod";
import { prisma } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { personByEmail } from "./create-person.server";
import { codeOf, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import { attempt } from "./identity/limits.server";
import { recordOwnById } from "./identity/record-own.server";
import { sendNotice } from "./identity/send.server";

/** The link from a mail proves the address: the one she has, or the one she wants to change to. */
export async function verifyEmail(
  visit: Visit,
  token: string,
): Promise<Outcome<object, "link-no-longer-valid">> {
  if ((await attempt("token by address", visit.address)) !== null)
    return refuse("link-no-longer-valid");
  const { userId, updateTo } = claimsIn(token);
  if (updateTo !== null && (await personByEmail(updateTo)) !== null)
    return refuse("link-no-longer-valid");
  const before = userId ? await prisma().person.findUnique({ where: { id: userId } }) : null;
  const answer = await codeOf(auth().api.verifyEmail({ query: { token } }));
  if (!answer.ok) return refuse("link-no-longer-valid");
  const after = before && (await prisma().person.findUnique({ where: { id: before.id } }));
  if (!before || !after || before.email === after.email) return { ok: true };
  await recordOwnById(after, "email-changed", {
    before: { email: before.email },
    after: { email: after.email },
  });
  await sendNotice(after.id, "email-changed", before.email);
  return { ok: true };
}

const claims = z.object({
  userId: z.uuid().nullable().catch(null),
  updateTo: z.string().nullable().catch(null),
});

/** Only to look up what changes; what the token says is believed after better-auth has checked it. */
function claimsIn(token: string): z.output<typeof claims> {
  try {
    const text = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
    return claims.parse(JSON.parse(text));
  } catch {
    return { userId: null, updateTo: null };
  }
}
