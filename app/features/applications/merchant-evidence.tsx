import { useLingui } from "@lingui/react";
import type { EvidenceQuestion } from "~/features/programs/question";
import { Undo } from "~/ui/action/undo";
import { FileField } from "~/ui/form/file-field";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { BottomBar, Page } from "~/ui/layout/page";
import { useFormats, useInWords } from "~/ui/reader";
import type { ApplicationForm, EvidenceView } from "./application-case";
import { evidenceBytesMax, evidenceTypes } from "./evidence-file";
import css from "./merchant-evidence.module.css";
import { Uploads, useUploads } from "./merchant-uploads";
import type { QuestionPlace } from "./question-place";

/** HEIC is named by its ending too: not every system knows its type. */
const acceptedFiles = [...evidenceTypes, ".heic", ".heif"].join(",");

/** The files of one question: what is there, and two ways to add more. Limits are said before choosing. */
export function EvidencePage(props: {
  readonly form: ApplicationForm;
  readonly place: QuestionPlace<EvidenceQuestion>;
  readonly back: boolean;
  readonly removed: { readonly id: string; readonly name: string } | null;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { form, place, removed } = props;
  const { question, number, count } = place;
  const files = form.evidence.filter(({ questionKey }) => questionKey === question.key);
  const here = `/apply/${form.id}/evidence/${number}`;
  return (
    <Page
      title={inWords(question.label)}
      caption={i18n._("{task} · question {number} of {count}", {
        task: i18n._("Evidence"),
        number,
        count,
      })}
      lead={question.hint ? inWords(question.hint) : undefined}
      crumbs={[
        props.back
          ? { to: `/apply/${form.id}/check`, label: i18n._("Check and send") }
          : { to: `/apply/${form.id}`, label: i18n._("Tasks") },
      ]}
    >
      <Files files={files} />
      {removed ? (
        <Undo
          key={removed.id}
          message={i18n._("Removed {name}", { name: removed.name })}
          action={here}
          fields={{ intent: "restore", evidence: removed.id }}
        />
      ) : null}
      <AddFiles
        key={question.key}
        here={here}
        room={question.atMost - files.length}
        question={question}
        again={files.length > 0}
        failed={props.failed}
      />
    </Page>
  );
}

function AddFiles(props: {
  readonly here: string;
  readonly room: number;
  readonly question: EvidenceQuestion;
  readonly again: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const { room, question } = props;
  const uploads = useUploads(`${props.here}/file`);
  return (
    <Form encType="multipart/form-data" failed={props.failed}>
      {room > 0 ? (
        <>
          <FileField
            name="files"
            label={props.again ? i18n._("Add more files") : i18n._("Choose files")}
            hint={i18n._(
              "Photos (JPEG, PNG, WebP, HEIC) or PDF, at most {size} each, {count} in all.",
              {
                size: `${number(evidenceBytesMax / 1024 ** 2)} MB`,
                count: question.atMost,
              },
            )}
            accept={acceptedFiles}
            multiple
            onChange={uploads.begin}
          />
          <div className={css.camera}>
            <FileField
              name="photo"
              label={i18n._("Take a photo")}
              accept="image/*"
              capture="environment"
              onChange={uploads.begin}
            />
          </div>
        </>
      ) : (
        <p>
          {i18n._("All {count} files are there. Remove one to add another.", {
            count: question.atMost,
          })}
        </p>
      )}
      <Uploads of={uploads} />
      <BottomBar>
        <SubmitButton name="intent" value="continue">
          {i18n._("Continue")}
        </SubmitButton>
        <noscript>
          <SubmitButton look="plain" wide name="intent" value="upload">
            {i18n._("Upload and stay here")}
          </SubmitButton>
        </noscript>
      </BottomBar>
    </Form>
  );
}

function Files({ files }: { readonly files: readonly EvidenceView[] }) {
  const { i18n } = useLingui();
  const { bytes } = useFormats();
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={i18n._("Uploaded files")}>
      {files.map((file) => (
        <li key={file.id} className={css.file}>
          <span>
            <a href={`/evidence/${file.id}`} target="_blank" rel="noreferrer">
              {file.fileName}
            </a>{" "}
            <span className={css.size}>{bytes(file.bytes)}</span>
          </span>
          <Form idPrefix={file.id}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="evidence" value={file.id} />
            <SubmitButton look="quiet" small>
              {i18n._("Remove")}
              <span className="spoken"> {file.fileName}</span>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
