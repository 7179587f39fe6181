import { useLingui } from "@lingui/react";
import type { EvidenceQuestion } from "~/features/programs/question";
import { FileField } from "~/ui/form/file-field";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { BottomBar } from "~/ui/layout/page";
import { useFormats, useInWords } from "~/ui/reader";
import type { EvidenceView } from "./application-case";
import css from "./merchant-evidence.module.css";
import { Uploads, useUploads } from "./merchant-uploads";

export type EvidenceLimits = {
  readonly bytesPerFile: number;
  /** What the input accepts, such as `image/*,application/pdf`. */
  readonly accept: string;
  /** The kinds in words: "JPEG, PNG, HEIC, PDF". */
  readonly kinds: string;
};

type Props = {
  readonly question: EvidenceQuestion;
  readonly files: readonly EvidenceView[];
  readonly limits: EvidenceLimits;
  readonly revision: number;
  readonly failed: unknown;
};

/** The files of one question: what is there, and two ways to add more. Limits are said before choosing. */
export function EvidencePage({ question, files, limits, revision, failed }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { bytes, number } = useFormats();
  const uploads = useUploads();
  const room = question.atMost - files.length;
  const hint = i18n._("{kinds}, at most {size} each, at most {count} files.", {
    kinds: limits.kinds,
    size: bytes(limits.bytesPerFile),
    count: number(question.atMost),
  });
  return (
    <>
      {question.hint ? <p>{inWords(question.hint)}</p> : null}
      <Files files={files} revision={revision} />
      <Form encType="multipart/form-data" failed={failed}>
        <input type="hidden" name="revision" value={revision} />
        {room > 0 ? (
          <>
            <FileField
              name="files"
              label={files.length > 0 ? i18n._("Add more files") : i18n._("Choose files")}
              hint={hint}
              accept={limits.accept}
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
          {room > 0 ? (
            <SubmitButton look="plain" name="intent" value="upload">
              {i18n._("Upload and stay here")}
            </SubmitButton>
          ) : null}
        </BottomBar>
      </Form>
    </>
  );
}

function Files({ files, revision }: Pick<Props, "files" | "revision">) {
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
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="file" value={file.id} />
            <SubmitButton look="quiet" small name="intent" value="remove">
              {i18n._("Remove")}
              <span className="spoken"> {file.fileName}</span>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
