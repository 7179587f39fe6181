import { useLingui } from "@lingui/react";
import { useRevalidator } from "@remix-run/react";
import { type ChangeEvent, useCallback, useEffect, useRef, useState } from "react";
import type { AnswerTrouble } from "~/features/programs/question";
import { Button } from "~/ui/action/button";
import css from "./merchant-evidence.module.css";

type Upload = {
  readonly key: string;
  readonly file: File;
  readonly share: number;
  readonly state: "sending" | "failed" | "refused";
  /** Why the server did not take it. */
  readonly why: AnswerTrouble | null;
};

type Answered = { readonly ok: boolean; readonly why: AnswerTrouble | null };

/** One file by itself, with its progress in sight; `fetch` cannot tell how much has been sent. */
function send(address: string, file: File, onProgress: (share: number) => void): Promise<Answered> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve({
        ok: request.status < 300,
        why: request.status === 400 ? (request.response as AnswerTrouble | null) : null,
      });
    request.onerror = () => resolve({ ok: false, why: null });
    const form = new FormData();
    form.append("files", file, file.name);
    request.send(form);
  });
}

/** Chosen, dropped or pasted files begin at once; a refused or broken one keeps its line until retried. */
export function useUploads(address: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const { revalidate } = useRevalidator();
  const sent = useRef(0);
  const begin = useCallback(
    async (key: string, file: File) => {
      const change = (change: Partial<Upload>) =>
        setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
      const answer = await send(address, file, (share) => change({ share }));
      if (!answer.ok) return change({ state: answer.why ? "refused" : "failed", why: answer.why });
      setUploads((all) => all.filter((one) => one.key !== key));
      revalidate();
    },
    [address, revalidate],
  );
  const add = useCallback(
    async (files: readonly File[]) => {
      const added = files.map((file): Upload => {
        sent.current += 1;
        return { key: String(sent.current), file, share: 0, state: "sending", why: null };
      });
      setUploads((all) => [...all.filter(({ state }) => state !== "refused"), ...added]);
      for (const { key, file } of added) await begin(key, file);
    },
    [begin],
  );
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) void add(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [add]);
  return {
    uploads,
    begin: (event: ChangeEvent<HTMLInputElement>) => {
      void add([...(event.target.files ?? [])]);
      event.target.value = "";
    },
    retry: ({ key, file }: Upload) => {
      setUploads((all) =>
        all.map((one) =>
          one.key === key ? { ...one, state: "sending", share: 0, why: null } : one,
        ),
      );
      void begin(key, file);
    },
  };
}

export function Uploads({ of }: { readonly of: ReturnType<typeof useUploads> }) {
  const { i18n } = useLingui();
  if (of.uploads.length === 0) return null;
  return (
    <ul className={css.files} aria-label={i18n._("Uploads under way")}>
      {of.uploads.map((upload) => (
        <li key={upload.key} className={css.file}>
          <span>{upload.file.name}</span>
          {upload.state === "sending" ? (
            <progress
              className={css.progress}
              value={upload.share}
              aria-label={i18n._("Uploading {name}", { name: upload.file.name })}
            />
          ) : (
            <>
              {upload.state === "failed" ? (
                <Button look="quiet" small onClick={() => of.retry(upload)}>
                  {i18n._("Try again")}
                </Button>
              ) : null}
              <span className={css.wrong} role="alert">
                {upload.why
                  ? i18n._(upload.why.message, upload.why.values)
                  : i18n._("This file did not arrive.")}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
