import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStaffProgram } from "~/features/dashboards/read-programs.server";
import { StaffProgramMoves, StaffProgramPage } from "~/features/dashboards/staff-program-page";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { moveProgram } from "~/features/programs/move.server";
import { StaffProgramFlag } from "~/features/programs/staff-program-flag";
import { readForm } from "~/platform/forms.server";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle = { title: (i18n) => i18n._("Program") };

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const program = await readStaffProgram(actor, params.slug ?? "");
  if (program === null) throw missing();
  return { program };
}

const moveForm = z.object({ to: z.enum(["ACTIVE", "PAUSED"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  if (!may(actor, "program:publish", actor)) throw new Response("not-allowed", { status: 403 });
  const form = await readForm(request, moveForm);
  if (!form.ok) return data(form, 400);
  const program = await readStaffProgram(actor, params.slug ?? "");
  if (program === null) throw missing();
  const moved = await moveProgram(actor, program.id, form.value.to);
  return moved.ok ? { refusal: null } : data({ refusal: moved.because }, 409);
}

export default function Program() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { program } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && "refusal" in answer && answer.refusal !== null;
  return (
    <Page
      title={inWords(program.name)}
      crumbs={[{ to: "/ops/programs", label: i18n._("Programs") }]}
      mark={<StaffProgramFlag state={program.state} />}
      actions={<StaffProgramMoves of={program} />}
    >
      {refused ? (
        <Notice tone="error" announce title={i18n._("The program was not changed")}>
          {i18n._("Somebody else changed its state first. This is how it stands now.")}
        </Notice>
      ) : null}
      <StaffProgramPage of={program} />
    </Page>
  );
}
