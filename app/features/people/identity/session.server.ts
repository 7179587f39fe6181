/**
 * Reads the session a request carries: one signed cookie, one statement, no cache, so that a session
 * that was revoked or a person who was disabled is refused at the very next request. Sessions live by
 * the database's clock; the product's clock may be set in a demo.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "~/platform/config.server";
import { sql } from "~/platform/database.server";

/** After this long without a request a session is over. */
export const idleHours = 24;
/** No session lives longer, however much it is used. */
export const maxDays = 7;

export const servedOverHttps = (): boolean => config().publicUrl.startsWith("https:");
/** `__Host-` binds a cookie to this very host and to HTTPS; browsers refuse it over plain HTTP. */
export const cookiePrefix = (): string => (servedOverHttps() ? "__Host-slipway" : "slipway");
const sessionCookieName = () => `${cookiePrefix()}.session_token`;

/** A key for one purpose, derived from the installation's secret. */
export function secretFor(purpose: string): string {
  const { SLIPWAY_SECRET } = config();
  if (SLIPWAY_SECRET === undefined) throw new Error("SLIPWAY_SECRET is not set");
  return createHmac("sha256", SLIPWAY_SECRET).update(purpose).digest("base64url");
}

const signature = (value: string) =>
  createHmac("sha256", secretFor("sessions")).update(value).digest("base64");

/** Reads a cookie that better-auth signed: `value.base64(hmac)`, URL-encoded. Null where it does not fit. */
export function signedCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get("Cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const text = decoded(part.slice(at + 1).trim());
    const dot = text.lastIndexOf(".");
    if (dot < 1) return null;
    const given = Buffer.from(text.slice(dot + 1));
    const right = Buffer.from(signature(text.slice(0, dot)));
    return given.length === right.length && timingSafeEqual(given, right)
      ? text.slice(0, dot)
      : null;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The `Cookie` header of a session, as a browser would send it. */
export const sessionCookie = (token: string): string =>
  `${sessionCookieName()}=${encodeURIComponent(`${token}.${signature(token)}`)}`;

export type Session = {
  readonly sessionId: string;
  readonly token: string;
  readonly personId: string;
  readonly marketplaceId: string | null;
  readonly secondFactorShown: boolean;
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly locale: string | null;
    readonly hasSecondFactor: boolean;
  };
};

type Row = {
  id: string;
  user_id: string;
  marketplace_id: string | null;
  second_factor_at: Date | null;
  quiet: boolean;
  name: string;
  email: string;
  locale: string | null;
  two_factor_enabled: boolean;
};

export async function readSession(headers: Headers): Promise<Session | null> {
  const token = signedCookie(headers, sessionCookieName());
  if (token === null) return null;
  const [row] = await sql()<Row[]>`
    SELECT s.id, s.user_id, s.marketplace_id, s.second_factor_at,
           s.updated_at < now() - interval '5 minutes' AS quiet,
           p.name, p.email, p.locale, p.two_factor_enabled
    FROM session s JOIN person p ON p.id = s.user_id
    WHERE s.token = ${token} AND s.expires_at > now()
      AND s.updated_at > now() - make_interval(hours => ${idleHours})
      AND p.disabled_at IS NULL`;
  if (row === undefined) return null;
  if (row.quiet) await sql()`UPDATE session SET updated_at = now() WHERE id = ${row.id}`;
  return {
    sessionId: row.id,
    token,
    personId: row.user_id,
    marketplaceId: row.marketplace_id,
    secondFactorShown: row.second_factor_at !== null,
    person: {
      name: row.name,
      email: row.email,
      locale: row.locale,
      hasSecondFactor: row.two_factor_enabled,
    },
  };
}
