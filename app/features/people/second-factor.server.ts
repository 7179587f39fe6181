/** Setting a second factor up, taking it away, and new backup codes. */
import { symmetricDecrypt } from "better-auth/crypto";
import { prisma } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { codeOf, cookiesOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import { type Identity, needsSecondFactor } from "./identity/identify.server";
import { attempt, forgive } from "./identity/limits.server";
import { recordOwn } from "./identity/record-own.server";
import { sendNotice } from "./identity/send.server";
import { unused } from "./show-second-factor.server";

type Refused = "wrong-password" | "too-many-attempts";

/** Begins: after the password, a secret waits to be proved. */
export async function beginSecondFactor(
  identity: Identity,
  visit: Visit,
  password: string,
): Promise<Outcome<object, Refused | "already-set-up">> {
  const { personId } = identity.session;
  const wait = await attempt("password by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const answer = await codeOf(
    auth().api.enableTwoFactor({ body: { password, method: "totp" }, headers: headersFor(visit) }),
  );
  if (!answer.ok)
    return refuse(answer.code === "TOTP_ALREADY_ENABLED" ? "already-set-up" : "wrong-password");
  await forgive("password by person", personId);
  return { ok: true };
}

export type WaitingSecret = {
  /** `otpauth://totp/…`, for the QR code. */
  readonly uri: string;
  /** The same in Base32, for typing, in groups of four. */
  readonly secret: string;
};

/** The secret that waits to be proved by a code; null where none waits. */
export async function waitingSecret(identity: Identity): Promise<WaitingSecret | null> {
  const { personId, person } = identity.session;
  const row = await prisma().twoFactor.findUnique({ where: { userId: personId } });
  if (row === null || row.verified) return null;
  const { secretConfig } = await auth().$context;
  const secret = base32(
    Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })),
  );
  const label = encodeURIComponent(`Slipway:${person.email}`);
  const uri = `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer: "Slipway" })}`;
  return { uri, secret: secret.replaceAll(/(.{4})(?=.)/g, "$1 ") };
}

function base32(bytes: Buffer): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)] ?? "")
    .join("");
}

/** Proves the waiting secret by a code: from now on it is asked for. The session is a new one. */
export async function confirmSecondFactor(
  identity: Identity,
  visit: Visit,
  typed: string,
): Promise<
  Outcome<
    { readonly cookies: Headers; readonly backupCodes: readonly string[] },
    "wrong-code" | "too-many-attempts" | "start-again"
  >
> {
  const { personId } = identity.session;
  const wait = await attempt("code by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  if ((await waitingSecret(identity)) === null) return refuse("start-again");
  const code = typed.replaceAll(/\s/g, "");
  if (!(await unused(personId, code))) return refuse("wrong-code");
  const answer = await codeOf(
    auth().api.verifyTOTP({ body: { code }, headers: headersFor(visit), returnHeaders: true }),
  );
  if (!answer.ok) return refuse("wrong-code");
  await forgive("code by person", personId);
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId: personId } });
  await recordOwn(identity, "second-factor-added");
  await sendNotice(personId, "second-factor-added");
  return { ok: true, cookies: cookiesOf(answer.value.headers), backupCodes };
}

/** True where her role does not let her switch it off. */
export const mustKeepSecondFactor = (identity: Identity): boolean =>
  needsSecondFactor(identity.parts);

export async function removeSecondFactor(
  identity: Identity,
  visit: Visit,
  password: string,
): Promise<Outcome<{ readonly cookies: Headers }, Refused | "role-needs-it">> {
  if (mustKeepSecondFactor(identity)) return refuse("role-needs-it");
  const { personId } = identity.session;
  const wait = await attempt("password by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const answer = await codeOf(
    auth().api.disableTwoFactor({
      body: { password },
      headers: headersFor(visit),
      returnHeaders: true,
    }),
  );
  if (!answer.ok) return refuse("wrong-password");
  await forgive("password by person", personId);
  await recordOwn(identity, "second-factor-removed");
  await sendNotice(personId, "second-factor-removed");
  return { ok: true, cookies: cookiesOf(answer.value.headers) };
}

/** Ten new codes; the old ones stop working. */
export async function renewBackupCodes(
  identity: Identity,
  visit: Visit,
  password: string,
): Promise<Outcome<{ readonly backupCodes: readonly string[] }, Refused>> {
  const { personId } = identity.session;
  const wait = await attempt("password by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const answer = await codeOf(
    auth().api.generateBackupCodes({ body: { password }, headers: headersFor(visit) }),
  );
  if (!answer.ok) return refuse("wrong-password");
  await forgive("password by person", personId);
  await recordOwn(identity, "backup-codes-renewed");
  await sendNotice(personId, "backup-codes-renewed");
  return { ok: true, backupCodes: answer.value.backupCodes };
}
