import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { categoryCodes } from "~/features/metrics/category";
import { kindCodes } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import { allKinds, isKindCode, kindOf } from "~/features/programs/kinds";
import { parseTerms, templateOf } from "~/features/programs/terms";
import type { Words } from "~/values/words";

const folders = readdirSync("app/features/programs", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("the two lists of kinds: `kindCodes` in metrics/dictionary.ts and `kinds` in programs/kinds.ts", () => {
  test("every folder of a kind has its line in kindCodes", () => {
    expect(folders.filter((name) => !kindCodes.some((code) => code === name))).toEqual([]);
  });
  test("every folder of a kind has its line in kinds.ts", () => {
    expect(folders.filter((name) => !isKindCode(name))).toEqual([]);
  });
  test("every line has its folder, and answers to its own name", () => {
    expect([...kindCodes].sort()).toEqual([...folders].sort());
    expect(allKinds.map((kind) => kind.code)).toEqual([...kindCodes]);
    expect(new Set(allKinds.map((kind) => kind.slug)).size).toBe(kindCodes.length);
  });
});

const isSaid = ({ en, zh }: Words) => en.trim() !== "" && /[\u3400-\u9fff]/.test(zh);
const nothing: Facts = {};

describe.each(
  kindCodes.flatMap((code) => ["CNY", "JPY", "KWD"].map((currency) => ({ code, currency }))),
)("$code in $currency", ({ code, currency }) => {
  const kind = kindOf(code);
  const settings = kind.template(currency);
  const stages = kind.stages(settings, nothing);
  const benefits = kind.benefits(settings, nothing, { "supply-price": 7_000 });

  test("its template passes its own schema and the rule language", () => {
    const parsed = parseTerms(kind, JSON.parse(JSON.stringify(templateOf(kind, currency))));
    expect(parsed).toMatchObject({ ok: true, terms: { settings } });
  });

  test("stages follow one another, and benefits belong to one", () => {
    const keys = stages.map((stage) => stage.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [index, stage] of stages.entries()) {
      expect(stage.toDay).toBeGreaterThanOrEqual(stage.fromDay);
      if (index > 0) expect(stage.fromDay).toBeGreaterThan(stages[index - 1]?.toDay ?? -1);
    }
    expect(benefits.length).toBeGreaterThan(0);
    expect(new Set(benefits.map((benefit) => benefit.key)).size).toBe(benefits.length);
    for (const { stage } of benefits) if (stage !== null) expect(keys).toContain(stage);
  });

  test("everything a merchant reads is said in both languages", () => {
    const { headline, youGet, youDo, youCanLose } = kind.offer(settings, currency);
    const lines = [...youGet, ...youDo, ...youCanLose];
    const said = [
      kind.name,
      headline,
      kind.summary(settings, currency),
      ...lines.map((line) => line.text),
      ...lines.flatMap((line) => line.example ?? []),
      ...stages.flatMap((stage) => [stage.name, ...stage.tasks.map((task) => task.name)]),
      ...benefits.map((benefit) => benefit.name),
      ...kind.agreement(settings, currency),
      ...kind.questions(settings, currency).map((question) => question.label),
      ...kind.fields.map((field) => field.label),
    ];
    expect(said.filter((words) => !isSaid(words))).toEqual([]);
    expect(said.filter(({ en, zh }) => /undefined|NaN|null/.test(en + zh))).toEqual([]);
    for (const part of [youGet, youDo, youCanLose]) expect(part.length).toBeGreaterThan(0);
  });

  test("every settings field points at a setting", () => {
    const at = (pointer: string) =>
      pointer
        .split("/")
        .slice(1)
        .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], settings);
    expect(kind.fields.filter(({ pointer }) => at(pointer) === undefined)).toEqual([]);
  });

  test("an enrollment begins on a day after the approval or on it, and ends after it began", () => {
    for (const day of ["2026-02-28", "2026-03-31", "2026-11-23", "2026-12-31"]) {
      const { startsOn, endsOn } = kind.term(settings, day);
      expect(startsOn >= day).toBe(true);
      if (endsOn !== null) expect(endsOn > startsOn).toBe(true);
    }
  });
});

test("the categories a template names are known by their words", () => {
  const named = allKinds.flatMap((kind) => {
    const text = JSON.stringify(kind.rules(kind.template("CNY")));
    return [
      ...text.matchAll(
        /"(?:store\.primaryCategory|product\.category)","op":"n?in","value":(\[[^\]]*\])/g,
      ),
    ].flatMap(([, list]) => JSON.parse(list ?? "[]") as string[]);
  });
  expect(named.filter((code) => !categoryCodes.includes(code))).toEqual([]);
});
