import { expect, test } from "vitest";
import { calls } from "~/api/calls.server";
import { openApiDocument } from "~/api/open-api.server";
import { messageSamples } from "~/features/notices/message-samples";
import { messageTypeNames, messageTypes } from "~/features/notices/message-types";

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON it is given
const document: any = JSON.parse(JSON.stringify(openApiDocument(calls, "https://slipway.example")));

test("every call is in the document, with the problems it can answer", () => {
  expect(document.openapi).toBe("3.1.0");
  for (const { method, path } of calls) {
    const operation = document.paths[path][method];
    expect(operation.security, path).toEqual([{ apiKey: [] }]);
    for (const status of ["400", "401", "403", "404", "409", "422", "429"])
      expect(Object.keys(operation.responses), `${method} ${path}`).toContain(status);
  }
});

test("every message is in it as a webhook, by the schema it is checked with", () => {
  expect(Object.keys(document.webhooks)).toEqual(messageTypeNames);
  const { schema, example } =
    document.webhooks["deposit.consequence_changed"].post.requestBody.content["application/json"];
  expect(schema.properties.type).toMatchObject({ enum: ["deposit.consequence_changed"] });
  expect(schema.properties.data.required).toEqual(["storeUid", "consequences", "before"]);
  expect(schema.properties.data.additionalProperties).toBe(false);
  expect(example.data).toEqual(messageSamples["deposit.consequence_changed"]);
});

test.each(messageTypeNames)("the sample of %s fits", (type) => {
  expect(messageTypes[type].data.safeParse(messageSamples[type]).error).toBeUndefined();
});
