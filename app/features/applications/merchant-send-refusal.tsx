import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import type { Condition } from "~/features/eligibility/conditions";
import { Conditions } from "~/features/programs/merchant-conditions";
import { Notice } from "~/ui/layout/notice";
import { useFormats } from "~/ui/reader";
import type { ApplicationForm } from "./application-case";
import css from "./merchant-apply.module.css";
import { UnfinishedTasks } from "./merchant-unfinished";

export type SendRefused = {
  readonly because: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** As it stands now. */
  readonly form: ApplicationForm;
};

/** Why it was not sent, what that means, and what to do. Takes the focus, as an error summary does. */
export function SendRefusal({ of }: { readonly of: SendRefused }) {
  const { i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second refusal must focus again
  useEffect(() => box.current?.focus(), [of]);
  const { because, details, form } = of;
  const words: Readonly<Record<string, ReactNode>> = {
    stale: i18n._(
      "It was changed on another device a moment ago. What you see now is what is saved; send it if it is right.",
    ),
    "not-now": i18n._("It is already sent or closed."),
    "not-open": <NotOpen day={textOf(details.closesOn)} />,
    "terms-changed": (
      <>
        {i18n._("The rules changed to version {version} while you were writing.", {
          version: Number(details.number ?? 0),
        })}{" "}
        <Link to={`/apply/${form.id}/agreement`}>{i18n._("Read the agreement again")}</Link>
      </>
    ),
    "not-eligible": <Flipped of={form} conditions={details.conditions} />,
    incomplete: <UnfinishedTasks of={form} tasks={listOf(details.tasks)} />,
  };
  return (
    <div ref={box} tabIndex={-1} role="alert" className={css.refusal}>
      <Notice tone="warn" title={i18n._("Not sent yet. Nothing you typed is lost.")}>
        {words[because] ?? i18n._("Look at the application again.")}
      </Notice>
    </div>
  );
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

function NotOpen({ day: closed }: { readonly day: string | null }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (
    <>
      {closed
        ? i18n._("Applications closed on {day}. Your draft is kept.", { day: day(closed) })
        : i18n._("The program takes no applications now. Your draft is kept.")}
    </>
  );
}

/** The shop's figures changed since the draft was begun: which condition it is, and what can be done. */
function Flipped(props: { readonly of: ApplicationForm; readonly conditions: unknown }) {
  const { i18n } = useLingui();
  const { slug } = props.of.program;
  const conditions = Array.isArray(props.conditions) ? (props.conditions as Condition[]) : [];
  return (
    <>
      <p>
        {i18n._("Your shop's figures no longer meet every condition. This is what is missing:")}
      </p>
      <Conditions of={conditions} />
      <p>
        <Link to={`/programs/${slug}?store=${props.of.store.uid}#watch`}>
          {i18n._("Tell me when I qualify")}
        </Link>
      </p>
    </>
  );
}
