import { useLingui } from "@lingui/react";
import { Link, useFetcher, useSearchParams } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "~/ui/action/button";
import { useFormats } from "~/ui/reader";
import type { ApplicationCase, EvidenceView } from "./application-case";
import css from "./staff-case.module.css";

export const evidenceParam = "evi";
export const evidenceAddress = (id: string): string => `/ops/evidence/${id}`;

/** The piece the address names; else the first nobody has viewed; else the first. */
export function chosenEvidence(
  { evidence, viewedEvidence }: Pick<ApplicationCase, "evidence" | "viewedEvidence">,
  asked: string | null,
): number {
  const named = evidence.findIndex(({ id }) => id === asked);
  if (named >= 0) return named;
  return Math.max(
    0,
    evidence.findIndex(({ id }) => !viewedEvidence.includes(id)),
  );
}

/** The files one beside the other: which are viewed, and the one that is open. */
export function StaffCaseEvidence({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const index = chosenEvidence(of, query.get(evidenceParam));
  const open = of.evidence[index];
  if (!open) return <p>{i18n._("No files came with this application.")}</p>;
  const to = (id: string) => {
    const next = new URLSearchParams(query);
    next.set(evidenceParam, id);
    return `?${next}`;
  };
  const following = of.evidence[(index + 1) % of.evidence.length];
  return (
    <div className={css.evidence}>
      <p>
        <progress max={of.evidence.length} value={of.viewedEvidence.length} aria-hidden="true" />{" "}
        {i18n._("Viewed {viewed} of {all}", {
          viewed: of.viewedEvidence.length,
          all: of.evidence.length,
        })}
      </p>
      <ol className={css.files} aria-label={i18n._("Files")}>
        {of.evidence.map((file, at) => (
          <li key={file.id}>
            <Link
              to={to(file.id)}
              preventScrollReset
              aria-current={at === index ? "true" : undefined}
            >
              {i18n._("{number}. {file}", { number: at + 1, file: file.fileName })}
            </Link>
            {of.viewedEvidence.includes(file.id) ? (
              <span className={css.viewed}>{i18n._("Viewed")}</span>
            ) : null}
          </li>
        ))}
      </ol>
      <Viewer
        key={open.id}
        file={open}
        applicationId={of.id}
        viewed={of.viewedEvidence.includes(open.id)}
      >
        {following && following.id !== open.id ? (
          <ButtonLink small to={to(following.id)} preventScrollReset data-next-evidence="">
            {i18n._("Next file")} <kbd className={css.key}>E</kbd>
          </ButtonLink>
        ) : null}
      </Viewer>
    </div>
  );
}

const largest = 3;

function Viewer(props: {
  readonly file: EvidenceView;
  readonly applicationId: string;
  readonly viewed: boolean;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const { bytes, dateTime } = useFormats();
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  const { file } = props;
  const address = evidenceAddress(file.id);
  const picture = file.contentType.startsWith("image/");
  return (
    <figure className={css.viewer}>
      <div className={css.viewerTools}>
        {picture ? (
          <>
            <Button small onClick={() => setZoom((now) => Math.min(largest, now + 1))}>
              {i18n._("Larger")}
            </Button>
            <Button small onClick={() => setZoom((now) => Math.max(0, now - 1))}>
              {i18n._("Smaller")}
            </Button>
            <Button small onClick={() => setTurn((now) => (now + 1) % 4)}>
              {i18n._("Turn")}
            </Button>
          </>
        ) : null}
        <MarkViewed {...props} />
        {props.children}
      </div>
      {picture ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than its frame scrolls by key
        <section className={css.picture} tabIndex={0} aria-label={file.fileName}>
          <img src={address} alt={file.fileName} data-zoom={zoom} data-turn={turn} />
        </section>
      ) : null}
      <figcaption>
        <a href={address} target="_blank" rel="noreferrer" data-print-url={address}>
          {file.fileName}
        </a>{" "}
        <span className={css.source}>
          {bytes(file.bytes)} · {dateTime(file.attachedAt)}
        </span>
      </figcaption>
    </figure>
  );
}

function MarkViewed(props: {
  readonly file: EvidenceView;
  readonly applicationId: string;
  readonly viewed: boolean;
}) {
  const { i18n } = useLingui();
  const fetcher = useFetcher();
  const viewed = props.viewed || fetcher.state !== "idle";
  if (viewed) return <span className={css.viewed}>{i18n._("Viewed")}</span>;
  return (
    <fetcher.Form method="post" action={`/ops/reviews/${props.applicationId}`}>
      <input type="hidden" name="intent" value="view" />
      <input type="hidden" name="evidence" value={props.file.id} />
      <Button small type="submit" shortcut="V" data-mark-viewed="">
        {i18n._("Mark as viewed")}
      </Button>
    </fetcher.Form>
  );
}
