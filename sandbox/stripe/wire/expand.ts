import { type Json, type JsonMap, retrieveAny } from "../store/any";
import type { Work } from "../store/work";
import { generated } from "./shape";
import { invalid } from "./trouble";

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const cannot = (path: string) =>
  invalid(
    `This property cannot be expanded (${path}). You may want to try expanding one of its parents.`,
    { param: "expand" },
  );

async function expandIn(work: Work, holder: Json, steps: string[], path: string): Promise<Json> {
  if (Array.isArray(holder))
    return Promise.all(holder.map((item) => expandIn(work, item, steps, path)));
  const [step, ...rest] = steps;
  if (step === undefined || holder === null) return holder;
  if (!isMap(holder)) throw cannot(path);
  const kind = typeof holder.object === "string" ? holder.object : "";
  const expandable = generated().expandable[kind]?.includes(step) === true;
  let value = holder[step];
  if (kind !== "list" && kind !== "" && !expandable && !isMap(value) && !Array.isArray(value))
    throw cannot(path);
  if (expandable && (typeof value === "string" || value === undefined))
    value = await retrieveAny(work, holder, step);
  if (value === undefined || value === null) return holder;
  return { ...holder, [step]: await expandIn(work, value, rest, path) };
}

/** `expand[]=a.b`, four levels at most; lists are expanded through `data`. */
export async function expanded(work: Work, answer: unknown, paths: string[]): Promise<unknown> {
  let grown = answer as Json;
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.filter((step) => step !== "data").length > 4)
      throw invalid("You cannot expand more than 4 levels of a property.", { param: "expand" });
    grown = await expandIn(work, grown, steps, path);
  }
  return grown;
}
