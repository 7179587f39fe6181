/**
 * Carries backup codes from the form that made them to the page that shows them: the session was renewed
 * in between, so the page is a new request. Encrypted, for ten minutes, and gone once confirmed.
 */
import { createCookie } from "@remix-run/node";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";
import { cookiePrefix, secretFor, servedOverHttps } from "./identity/session.server";

const cookie = () =>
  createCookie(`${cookiePrefix()}.shown_once`, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: servedOverHttps(),
    maxAge: 600,
  });

export async function carry(codes: readonly string[]): Promise<string> {
  const data = JSON.stringify(codes);
  return cookie().serialize(await symmetricEncrypt({ key: secretFor("shown once"), data }));
}

/** What was carried; null where nothing was, or not by us. */
export async function carried(request: Request): Promise<string[] | null> {
  const sealed: unknown = await cookie().parse(request.headers.get("Cookie"));
  if (typeof sealed !== "string") return null;
  try {
    const data = await symmetricDecrypt({ key: secretFor("shown once"), data: sealed });
    return z.array(z.string()).parse(JSON.parse(data));
  } catch {
    return null;
  }
}

export const forget = (): Promise<string> => cookie().serialize("", { maxAge: 0 });
