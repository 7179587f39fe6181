import { expect, test } from "vitest";
import { flag, list, uid, whole } from "~/features/merchants/record-fields";
import { cellValue } from "~/features/metrics/reading/csv-cell";

const scalar = { ...flag, cell: "scalar" } as const;

test.each([
  [uid("x"), "", undefined],
  [uid("x"), "0012", "0012"],
  [whole(0, 9, "1"), "7", 7],
  [whole(0, 9, "1"), "-7", -7],
  [whole(0, 9, "1"), "007", "007"],
  [whole(0, 9, "1"), "1e3", "1e3"],
  [whole(0, 9, "1"), " 1", " 1"],
  [whole(0, 9, "1"), "0.8", 0.8],
  [flag, "true", true],
  [flag, "false", false],
  [flag, "TRUE", "TRUE"],
  [list(9, "a"), "a|b", ["a", "b"]],
  [scalar, "470", 470],
  [scalar, "true", true],
  [scalar, "4.7", "4.7"],
])("%#: %j", (field, given, value) => expect(cellValue(field, given)).toEqual(value));
