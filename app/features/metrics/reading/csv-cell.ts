/** What a CSV cell says as a value of its field. What does not fit stays text, for the schema to refuse. */
import type { Field } from "~/features/merchants/record-fields";

const integer = /^-?(?:0|[1-9]\d{0,15})$/;
const decimal = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,9})?$/;

const flagOf = (cell: string): unknown =>
  cell === "true" ? true : cell === "false" ? false : cell;

/** An empty cell is an absent field. */
export function cellValue({ cell }: Field, given: string): unknown {
  if (given === "") return undefined;
  switch (cell) {
    case "number":
      return decimal.test(given) ? Number(given) : given;
    case "flag":
      return flagOf(given);
    case "scalar":
      return integer.test(given) ? Number(given) : flagOf(given);
    case "list":
      return given.split("|");
    case "text":
      return given;
  }
}
