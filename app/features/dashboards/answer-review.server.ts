/** What a reviewer's form is answered with: where to go on, or why not and what was typed. */
import { applicationCase } from "~/features/applications/read-case.server";
import type { ReviewForm } from "~/features/applications/review-form";
import { backOf } from "~/features/applications/review-view";
import type { StaffActor } from "~/features/people/actor";
import { mustOpen } from "~/features/people/require.server";
import { now } from "~/platform/clock.server";
import type { ReadForm } from "~/platform/forms.server";
import { uuidOf } from "~/values/public-id";
import { reviewCase, verbOf } from "./review-case.server";

export type ReviewAnswer =
  | { readonly goTo: string }
  | { readonly goTo: null; readonly status: 200 | 400 | 409; readonly body: object };

const stay = (status: 200 | 400 | 409, body: object): ReviewAnswer => ({
  goTo: null,
  status,
  body,
});

export async function answerReview(
  actor: StaffActor,
  id: string,
  form: ReadForm<ReviewForm>,
  search: URLSearchParams,
): Promise<ReviewAnswer> {
  if (!form.ok) return stay(400, { intent: form.values.intent?.[0] ?? "", ...form });
  const { value } = form;
  const { intent } = value;
  mustOpen(actor, verbOf[intent]);
  const outcome = await reviewCase(actor, id, value);
  if (outcome.ok) {
    if (intent === "claim" || intent === "view") return stay(200, { intent, ...outcome });
    return { goTo: onwards(id, value, search) };
  }
  if (outcome.because === "evidence-not-viewed") {
    const why = /*i18n*/ "Say why you approve without looking at every file";
    return stay(400, { intent, ...form.failure("internalNote", why) });
  }
  return stay(409, { intent, refusal: outcome.because, since: await newestStep(actor, id) });
}

/** To the next case of the list it came from; what was taken back is open again. */
function onwards(id: string, form: ReviewForm, search: URLSearchParams): string {
  const to = new URLSearchParams(backOf(search));
  const next = "next" in form ? form.next : form.intent === "undo" ? id : undefined;
  if (next !== undefined && uuidOf("application", next) !== null) to.set("sel", next);
  to.set("done", id);
  return `/ops/reviews?${to}`;
}

/** Who did what last: the reason why a form came too late. */
async function newestStep(actor: StaffActor, id: string) {
  const found = await applicationCase(actor, id, now());
  const step = found?.steps[0];
  return step ? { by: step.by, verb: step.verb, at: step.at } : null;
}
