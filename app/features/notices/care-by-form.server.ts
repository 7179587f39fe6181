/** What a form on a webhook's page asks for, done, and how its page goes on. */
import type { z } from "zod";
import type { StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/values/outcome";
import {
  changeEndpoint,
  removeEndpoint,
  replaceSecret,
  switchEndpoint,
} from "./care-for-endpoint.server";
import { wishOf } from "./create-endpoint.server";
import type { endpointCareForm } from "./endpoint-form";
import type { EndpointView } from "./read-endpoints.server";
import { sendMissedAgain, testEndpoint } from "./send-again.server";

type Care = z.output<ReturnType<typeof endpointCareForm>>;
/** `done` is a word of the page's address; `secret` is shown once. */
type Cared =
  | { readonly ok: true; readonly done: string; readonly count?: number; readonly secret?: string }
  | { readonly ok: false; readonly field: string; readonly message: string };

const offMessage = /*i18n*/ "The webhook is switched off. Switch it on first";
const goneMessage = /*i18n*/ "The webhook was removed meanwhile";

const refused = ({ because }: Refusal): Cared => ({
  ok: false,
  field: "",
  message: because === "switched-off" ? offMessage : goneMessage,
});

export async function careByForm(
  actor: StaffActor,
  { endpointId, name }: EndpointView,
  form: Care,
): Promise<Cared> {
  switch (form.intent) {
    case "change": {
      const changed = await changeEndpoint(actor, endpointId, wishOf(form));
      return changed.ok ? { ok: true, done: "changed" } : refused(changed);
    }
    case "test": {
      const tested = await testEndpoint(actor, endpointId);
      return tested.ok ? { ok: true, done: "tested" } : refused(tested);
    }
    case "replace": {
      const replaced = await replaceSecret(actor, endpointId, Number(form.overlap));
      return replaced.ok
        ? { ok: true, done: "replaced", secret: replaced.secret }
        : refused(replaced);
    }
    case "again": {
      const since = new Date(now().getTime() - Number(form.hours) * 3_600_000);
      const sent = await sendMissedAgain(actor, endpointId, since);
      return sent.ok ? { ok: true, done: "again", count: sent.count } : refused(sent);
    }
    case "on":
    case "off": {
      const switched = await switchEndpoint(actor, endpointId, form.intent === "on" ? "ON" : "OFF");
      return switched.ok ? { ok: true, done: form.intent } : refused(switched);
    }
    case "remove": {
      const message = /*i18n*/ "This is not the webhook's name";
      if (form.name.trim() !== name) return { ok: false, field: "name", message };
      const removed = await removeEndpoint(actor, endpointId);
      return removed.ok ? { ok: true, done: "removed" } : refused(removed);
    }
  }
}
