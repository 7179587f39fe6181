import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { useInWords } from "~/ui/reader";
import { writerWords } from "./automatic-words";
import { wordsOfThing, wordsOfVerb } from "./deed-words";
import type { EntryLine } from "./entry-line";
import type { FieldChange } from "./field-change";
import css from "./staff-history.module.css";

/** One entry: a line that opens, without scripts, to what changed, the request and the thing itself. */
export function StaffHistoryEntry({ of }: { readonly of: EntryLine }) {
  const inWords = useInWords();
  return (
    <li className={css.entry}>
      <details id={of.id}>
        <summary>
          <When at={of.at} as="full" />
          <strong>{inWords(writerWords(of.actor.name))}</strong>
          <span>{inWords(wordsOfVerb(of.verb))}</span>
          <span className={css.thing}>
            {inWords(wordsOfThing(of.thing.kind))} {of.thing.id}
          </span>
        </summary>
        <div className={css.inside}>
          <Changes changes={of.changes} />
          <About of={of} />
        </div>
      </details>
    </li>
  );
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { i18n } = useLingui();
  if (changes.length === 0) return <p>{i18n._("No field was changed.")}</p>;
  return (
    <table className={css.diff}>
      <caption className="spoken">{i18n._("What changed")}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n._("Field")}</th>
          <th scope="col">{i18n._("Before")}</th>
          <th scope="col">{i18n._("After")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path === "" ? "–" : path}</th>
            <td>{before === null ? "–" : <del>{before}</del>}</td>
            <td>{after === null ? "–" : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Fact = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** A search for everything that shares this. */
  readonly search?: string | undefined;
  readonly searchLabel?: string;
};

function About({ of }: { readonly of: EntryLine }) {
  const { i18n } = useLingui();
  const { actor, thing, requestId } = of;
  const facts: Fact[] = [
    {
      key: "object",
      label: i18n._("Object"),
      value: thing.to ? <Link to={thing.to}>{thing.id}</Link> : thing.id,
      search: `object:${thing.kind}/${thing.id}`,
      searchLabel: i18n._("Its history"),
    },
    {
      key: "actor",
      label: i18n._("By"),
      value: actor.id && actor.id !== actor.name ? `${actor.name} (${actor.id})` : actor.name,
      search: `actor:${actor.id ?? actor.kind}`,
      searchLabel: i18n._("All they did"),
    },
    { key: "action", label: i18n._("Action"), value: <code>{of.verb}</code> },
    {
      key: "request",
      label: i18n._("Request"),
      value: requestId ? <CopyId text={requestId} label={i18n._("Request id")} /> : "–",
      search: requestId ? `request:${requestId}` : undefined,
      searchLabel: i18n._("All in this request"),
    },
    {
      key: "entry",
      label: i18n._("Entry"),
      value: <CopyId text={of.id} label={i18n._("Entry id")} />,
    },
  ];
  return (
    <dl className={css.facts}>
      {facts.map(({ key, label, value, search, searchLabel }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {value}
            {search ? (
              <Link to={`/ops/audit?${new URLSearchParams({ q: search })}`}>{searchLabel}</Link>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
