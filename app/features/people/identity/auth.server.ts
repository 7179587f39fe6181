/**
 * better-auth over our tables. Nothing of it is reachable over HTTP: our own pages call it and pass its
 * cookies on. Its rate limiter and its trust in forwarded addresses stay off; `limits` does that work.
 */

import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { config } from "~/platform/config.server";
import { prisma } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { newId } from "~/values/public-id";
import { passwordLength } from "../password-length";
import { mayBegin, mayLink } from "./begin-session.server";
import { hashPassword, passwordMatches } from "./password-hash.server";
import { sendConfirmation, sendReset } from "./send.server";
import { cookiePrefix, maxDays, secretFor, servedOverHttps } from "./session.server";

const anHour = 60 * 60;
export const addressHeader = "x-slipway-address";
export const companyProvider = "company";

function options() {
  const https = servedOverHttps();
  return {
    appName: "Slipway",
    baseURL: config().publicUrl,
    basePath: "/auth",
    secret: secretFor("sessions"),
    database: prismaAdapter(prisma(), { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: { modelName: "person", changeEmail: { enabled: true } },
    session: {
      expiresIn: maxDays * 24 * anHour,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        marketplaceId: { type: "string", required: false, input: false },
        secondFactorAt: { type: "date", required: false, input: false },
      },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: anHour,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => passwordMatches(hash, password),
      },
      sendResetPassword: ({ user, token }) => sendReset(user.id, token),
    },
    emailVerification: {
      sendOnSignIn: true,
      expiresIn: anHour,
      sendVerificationEmail: ({ user, token }) => sendConfirmation(user.id, user.email, token),
    },
    databaseHooks: {
      session: { create: { before: (session, context) => mayBegin(session, context) } },
      account: { create: { before: (account, context) => mayLink(account, context) } },
    },
    advanced: {
      cookiePrefix: cookiePrefix(),
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, secure: https, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      database: { generateId: () => newId() },
    },
    logger: {
      level: "error",
      log: (level, message) =>
        log()[level === "error" ? "error" : "warn"]({ what: message }, "auth"),
    },
  } as const satisfies BetterAuthOptions;
}

const secondFactor = () =>
  twoFactor({
    issuer: "Slipway",
    allowPasswordless: true,
    twoFactorCookieMaxAge: 600,
    backupCodeOptions: { amount: 10, length: 10, storeBackupCodes: "encrypted" },
  });

const build = () => betterAuth({ ...options(), plugins: [secondFactor()] });
let built: ReturnType<typeof build> | undefined;
export const auth = (): ReturnType<typeof build> => {
  built ??= build();
  return built;
};

/** True where staff can sign in through the company's identity provider. */
export const hasCompanySignIn = (): boolean => config().OIDC_ISSUER !== undefined;
export const companyCallback = "/auth/oidc/callback";

function buildForCompany() {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, publicUrl } = config();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) throw new Error("OIDC is not set");
  const provider = genericOAuth({
    config: [
      {
        providerId: companyProvider,
        discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId: OIDC_CLIENT_ID,
        clientSecret: OIDC_CLIENT_SECRET,
        redirectURI: `${publicUrl}${companyCallback}`,
        scopes: ["openid", "email", "profile"],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  });
  return betterAuth({ ...options(), plugins: [secondFactor(), provider] });
}

let builtForCompany: ReturnType<typeof buildForCompany> | undefined;
/** Apart from `auth`, which must not wait for an identity provider that does not answer. */
export const companyAuth = (): ReturnType<typeof buildForCompany> => {
  builtForCompany ??= buildForCompany();
  return builtForCompany;
};
