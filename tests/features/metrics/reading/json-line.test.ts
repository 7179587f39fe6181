import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonLine } from "~/features/metrics/reading/json-line";

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const record = fc.dictionary(
  fc.string().filter((name) => name !== "__proto__"),
  fc.oneof(scalar, fc.array(fc.string(), { maxLength: 4 })),
);

test("every flat object is read back as it was written", () => {
  fc.assert(
    fc.property(record, fc.constantFrom(undefined, 1), (given, indent) => {
      const line = JSON.stringify(given, null, indent).replaceAll("\n", " ");
      expect(readJsonLine(line)).toEqual({ ok: true, value: given });
    }),
  );
});

test("a name that stands there twice is always found", () => {
  fc.assert(
    fc.property(record, fc.string(), scalar, scalar, (given, name, first, second) => {
      const pair = (value: unknown) => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
      const rest = Object.entries(given)
        .filter(([other]) => other !== name)
        .map(([other, value]) => `${JSON.stringify(other)}:${JSON.stringify(value)}`);
      const line = `{${[pair(first), ...rest, pair(second)].join(",")}}`;
      expect(readJsonLine(line)).toMatchObject({
        ok: false,
        troubles: [{ code: "repeated_field" }],
      });
    }),
  );
});

test.each([
  ["[1]", "not_json"],
  ["1", "not_json"],
  ["null", "not_json"],
  ['{"a":1', "not_json"],
  ['{"a":1}{"b":2}', "not_json"],
  ['{"a":[[[1]]]}', "not_flat"],
])("%s is refused as %s", (line, code) =>
  expect(readJsonLine(line)).toMatchObject({ ok: false, troubles: [{ code }] }),
);
