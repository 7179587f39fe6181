/** The OpenAPI 3.1 document, made from the schemas that the calls parse with. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { messageSamples } from "~/features/notices/message-samples";
import { type MessageType, messageTypeNames, messageTypes } from "~/features/notices/message-types";
import type { Call } from "./call.server";
import { z } from "./schemas";

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().optional(),
          line: z.number().int().optional(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");

const troubles: Readonly<Record<number, string>> = {
  400: "Bad input, with one entry per field",
  401: "No valid API key",
  403: "The key's scopes do not allow the call",
  404: "Not in this marketplace",
  409: "A rule said no",
  422: "An Idempotency-Key that was sent with another request",
  429: "Too many requests",
};

function register(registry: OpenAPIRegistry, call: Call, security: string): void {
  const media = (names: readonly string[], schema: z.ZodType) =>
    Object.fromEntries(names.map((name) => [name, { schema }]));
  const content =
    call.body !== undefined
      ? media(["application/json"], call.body)
      : call.streams !== undefined
        ? media(call.streams, z.string())
        : undefined;
  registry.registerPath({
    method: call.method,
    path: call.path,
    summary: call.summary,
    operationId: `${call.method}${call.path.replaceAll(/[^A-Za-z0-9]+/g, "_")}`,
    security: [{ [security]: [] }],
    request: {
      ...(call.params === undefined ? {} : { params: call.params }),
      ...(call.query === undefined ? {} : { query: call.query }),
      ...(content === undefined ? {} : { body: { content } }),
    },
    responses: {
      [call.status ?? 200]: {
        description: "Done",
        content: media([call.answers ?? "application/json"], call.answer),
      },
      ...Object.fromEntries(
        Object.entries(troubles).map(([status, description]) => [
          status,
          { description, content: { "application/problem+json": { schema: problem } } },
        ]),
      ),
    },
  });
}

const messageHeaders = z.object({
  "webhook-id": z.string().describe("The same at every attempt: drop what you have seen"),
  "webhook-timestamp": z.string().describe("Seconds; of this attempt"),
  "webhook-signature": z.string().describe("v1,… of Standard Webhooks; one for each secret"),
});

function registerMessage(registry: OpenAPIRegistry, type: MessageType): void {
  const { says, data } = messageTypes[type];
  const message = z.strictObject({
    type: z.literal(type),
    timestamp: z.iso.datetime(),
    data,
  });
  const example = { type, timestamp: "2026-11-23T02:00:00.000Z", data: messageSamples[type] };
  registry.registerWebhook({
    method: "post",
    path: type,
    summary: says.en,
    operationId: `told_${type.replaceAll(".", "_")}`,
    request: {
      headers: messageHeaders,
      body: { content: { "application/json": { schema: message, example } } },
    },
    responses: {
      "2XX": { description: "Taken. Anything else is sent again, for three days" },
      410: { description: "Nobody is here any more: the webhook is switched off" },
    },
  });
}

export function openApiDocument(calls: readonly Call[], publicUrl: string) {
  const registry = new OpenAPIRegistry();
  const { name } = registry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: "An API key of one marketplace: `Authorization: Bearer slw_…`",
  });
  for (const call of calls) register(registry, call, name);
  for (const type of messageTypeNames) registerMessage(registry, type);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Slipway", version: "1", description: "Growth-support programs for merchants" },
    servers: [{ url: `${publicUrl}/api/v1` }],
  });
}
