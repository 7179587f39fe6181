import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerForm, answerOf } from "~/features/applications/answer-input";
import type { PlanQuestion } from "~/features/programs/question";
import { formats } from "~/locales/format";
import { readForm } from "~/platform/forms.server";

const words = { en: "Question", zh: "问题" };
const asked = { key: "q", label: words, hint: null, optional: false } as const;
const money: PlanQuestion = { ...asked, type: "money", min: 20_000, max: 5_000_000 };
const count: PlanQuestion = { ...asked, type: "count", min: 1, max: 500 };
const text: PlanQuestion = { ...asked, type: "text", maxLength: 10 };
const options = [
  { value: "live", label: words },
  { value: "video", label: words },
];
const choices: PlanQuestion = { ...asked, type: "choices", options };

const posted = (question: PlanQuestion, currency: string, fields: [string, string][]) =>
  readForm(
    new Request("http://localhost/", {
      method: "POST",
      body: new URLSearchParams([["revision", "3"], ...fields]),
    }),
    answerForm(question, currency),
  );

describe("what was typed becomes the answer that is kept", () => {
  test.each([
    [money, "1,200.50", 120_050],
    [money, "１２００元", 120_000],
    [count, "１２", 12],
    [count, " 1,2 ", "trouble"],
    [count, "12.5", "trouble"],
    [count, "501", "trouble"],
    [text, "  linen  ", "linen"],
    [text, "   ", "trouble"],
    [money, "many", "trouble"],
  ] as const)("%o %s", (question, typed, expected) => {
    const read = answerOf(question, typed, "CNY");
    expect("value" in read ? read.value : "trouble").toBe(expected);
  });

  test("an answer that may be left out is null, not an empty text", () => {
    expect(answerOf({ ...text, optional: true }, "", "CNY")).toEqual({ value: null });
  });

  test("one ticked box and many are both lists", async () => {
    const one = await posted(choices, "CNY", [["answer", "live"]]);
    const two = await posted(choices, "CNY", [
      ["answer", "live"],
      ["answer", "video"],
    ]);
    expect([one.ok && one.value.answer, two.ok && two.value.answer]).toEqual([
      ["live"],
      ["live", "video"],
    ]);
  });

  test("a limit of an amount is told in the units it is typed in", async () => {
    const failed = await posted(money, "CNY", [["answer", "100"]]);
    expect(failed).toMatchObject({
      ok: false,
      errors: [
        {
          field: "answer",
          message: "This must be between {minimum} and {maximum}",
          values: { minimum: 200, maximum: 50_000 },
        },
      ],
      values: { answer: ["100"] },
    });
  });

  test("every amount within the limits comes back as it was shown", () => {
    const show = formats({ locale: "en", zone: "UTC", now: new Date(0) }).moneyInput;
    fc.assert(
      fc.property(
        fc.constantFrom("CNY", "JPY", "KWD"),
        fc.integer({ min: 20_000, max: 5_000_000 }),
        (currency, amountMinor) => {
          const typed = show({ amountMinor, currency });
          expect(answerOf(money, typed, currency)).toEqual({ value: amountMinor });
        },
      ),
    );
  });
});
