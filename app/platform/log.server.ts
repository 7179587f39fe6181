/** Structured logs. Secrets are removed by name, wherever they stand in what is logged. */
import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { config } from "./config.server";

const secret = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "code",
  "apiKey",
  "idNo",
  "email",
];

export const requestScope = new AsyncLocalStorage<{ readonly requestId: string }>();

let logger: pino.Logger | undefined;
export const log = (): pino.Logger => {
  logger ??= pino({
    level: config().LOG_LEVEL ?? (config().SLIPWAY_MODE === "production" ? "info" : "warn"),
    redact: {
      paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[removed]",
    },
    mixin: () => ({ ...requestScope.getStore() }),
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return logger;
};

export const currentRequestId = (): string | null => requestScope.getStore()?.requestId ?? null;
