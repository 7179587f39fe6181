/** The configuration, parsed once. A wrong value stops the start with one sentence per variable. */
import { z } from "zod";
import { currencySchema } from "~/values/currency-schema";

const flag = z
  .enum(["0", "1", "true", "false", ""], { error: "0 or 1" })
  .transform((text) => text === "1" || text === "true");
const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `a URL that begins with ${protocols.map((name) => `${name}//`).join(" or ")}`,
    );
const port = z.coerce
  .number({ error: "a port from 1 to 65535" })
  .int("a port from 1 to 65535")
  .min(1, "a port from 1 to 65535")
  .max(65_535, "a port from 1 to 65535");
const webhookSecret = z
  .string()
  .regex(/^whsec_\S{8,}$/, "a signing secret of Stripe that begins with whsec_");
const postgresUrl = url(["postgres:", "postgresql:"]);

const variables = z.object({
  SLIPWAY_MODE: z.enum(["demo", "production"], { error: "demo or production" }).default("demo"),
  PORT: port.optional(),
  HOST: z.string().min(1).default("0.0.0.0"),
  PUBLIC_URL: url(["http:", "https:"]).optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce
    .number({ error: "a whole number from 2 to 200" })
    .int()
    .min(2)
    .max(200)
    .default(10),
  SLIPWAY_DATA: z.string().min(1).default(".slipway"),
  CHECKPOINTS: z.string().min(1).optional(),
  SLIPWAY_SECRET: z.string().min(32, "at least 32 characters").optional(),
  SLIPWAY_DEMO_DATA: flag.default(true),
  SLIPWAY_CLOCK: z.iso
    .datetime({ offset: true, error: "a time such as 2026-01-31T09:00:00+08:00" })
    .optional(),
  SLIPWAY_TESTING: flag.default(false),
  WORKER: z.enum(["inside", "off", "only"], { error: "inside, off or only" }).default("inside"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "fatal, error, warn, info, debug, trace or silent",
    })
    .optional(),
  TRUSTED_PROXY_HOPS: z.coerce
    .number({ error: "a whole number from 0 to 10" })
    .int()
    .min(0)
    .max(10)
    .default(0),
  METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
  SECOND_FACTOR_ROLES: z.string().default("finance,admin"),
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: z.string().min(3).default("Slipway <no-reply@slipway.example>"),
  OIDC_ISSUER: url(["https:", "http:"]).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  S3_ENDPOINT: url(["https:", "http:"]).optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\S+$/, "a secret or restricted key of Stripe, sk_… or rk_…")
    .optional(),
  STRIPE_WEBHOOK_SECRET: webhookSecret.optional(),
  STRIPE_WEBHOOK_SECRET_PREVIOUS: webhookSecret.optional(),
  STRIPE_API_HOST: z.string().min(1).optional(),
  STRIPE_API_PORT: port.optional(),
  STRIPE_API_PROTOCOL: z.enum(["http", "https"], { error: "http or https" }).optional(),
  SLIPWAY_CURRENCY: currencySchema.default("CNY"),
  WEBHOOK_PRIVATE_ADDRESSES: flag.default(false),
});

const isLoopback = (host: string | undefined) =>
  host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host ?? "");

type Complain = (name: keyof z.output<typeof variables>, message: string) => void;

/** Real money never goes to a stand-in, and no secret goes over an open wire. */
function checkStripe(env: z.output<typeof variables>, complain: Complain): void {
  const live = /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY ?? "");
  const overrides = ["STRIPE_API_HOST", "STRIPE_API_PORT", "STRIPE_API_PROTOCOL"] as const;
  if (live)
    for (const name of overrides)
      if (env[name] !== undefined) complain(name, "unset with a live key");
  if (env.STRIPE_API_PROTOCOL === "http" && !isLoopback(env.STRIPE_API_HOST))
    complain("STRIPE_API_HOST", "this machine, 127.0.0.1, where STRIPE_API_PROTOCOL is http");
}

const checked = variables.superRefine((env, context) => {
  const require = (name: keyof typeof env, why: string) => {
    if (env[name] === undefined)
      context.addIssue({ code: "custom", path: [name], message: `a value, because ${why}` });
  };
  const together = (names: readonly (keyof typeof env)[]) => {
    const given = names.filter((name) => env[name] !== undefined);
    if (given.length > 0) for (const name of names) require(name, `${String(given[0])} is set`);
  };
  together(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  together(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]);
  checkStripe(env, (name, message) => context.addIssue({ code: "custom", path: [name], message }));
  together(["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]);
  if (env.SLIPWAY_MODE !== "production") return;
  if (env.WEBHOOK_PRIVATE_ADDRESSES)
    context.addIssue({
      code: "custom",
      path: ["WEBHOOK_PRIVATE_ADDRESSES"],
      message: "0 in production, so that nobody reaches your own network through a webhook",
    });
  for (const name of ["DATABASE_URL", "SLIPWAY_SECRET", "PUBLIC_URL", "SMTP_URL"] as const)
    require(name, "SLIPWAY_MODE is production");
  if (env.PUBLIC_URL?.startsWith("http:") && new URL(env.PUBLIC_URL).hostname !== "localhost")
    context.addIssue({
      code: "custom",
      path: ["PUBLIC_URL"],
      message: "an https:// URL in production",
    });
  for (const name of ["SLIPWAY_CLOCK", "SLIPWAY_TESTING"] as const)
    if (env[name])
      context.addIssue({ code: "custom", path: [name], message: "unset in production" });
});

/** Every variable there is; `.env.example` explains each. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

export type Config = z.infer<typeof variables> & { readonly publicUrl: string };

export class WrongConfiguration extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join("\n"));
  }
}

/** Parses an environment; throws WrongConfiguration with one sentence per wrong variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    variableNames.flatMap((name) => {
      const value = env[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
  const parsed = checked.safeParse(given);
  if (!parsed.success) {
    const sentences = new Map<string, string>();
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      if (!sentences.has(name)) sentences.set(name, `${name} must be ${issue.message}.`);
    }
    throw new WrongConfiguration([...sentences.values()]);
  }
  return {
    ...parsed.data,
    publicUrl: (parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT ?? 3000}`).replace(
      /\/$/,
      "",
    ),
  };
}

let current: Config | undefined;
/** Reads the environment again; only a start that has just completed it needs this. */
export const rereadConfig = (): void => {
  current = undefined;
};

export const config = (): Config => {
  current ??= readConfig(process.env);
  return current;
};
