import { useLingui } from "@lingui/react";
import { Checkbox } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";
import css from "./merchant-wallet.module.css";

type Props = {
  readonly of: {
    readonly version: number;
    readonly points: readonly Words[];
    readonly accepted: {
      readonly version: number;
      readonly at: Date;
      readonly by: string;
      readonly address: string;
    } | null;
  };
  readonly mayAgree: boolean;
  readonly failed: unknown;
};

/** The terms with their version, who agreed to them when and from where, or the consent itself. */
export function DepositAgreement({ of, mayAgree, failed }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const { accepted, version, points } = of;
  const current = accepted !== null && accepted.version === version;
  return (
    <>
      <Panel>
        <ol className={css.points}>
          {points.map((point) => (
            <li key={point.en}>{inWords(point)}</li>
          ))}
        </ol>
      </Panel>
      {accepted === null ? null : (
        <p>
          {i18n._("{name} agreed to version {version} on {time}, from the address {address}.", {
            name: accepted.by,
            version: accepted.version,
            time: deadline(accepted.at),
            address: accepted.address,
          })}
        </p>
      )}
      {current || mayAgree ? null : (
        <Notice>{i18n._("Only the owner of the shop can agree to these terms.")}</Notice>
      )}
      {current || !mayAgree ? null : (
        <Form failed={failed}>
          <input type="hidden" name="version" value={version} />
          <Checkbox
            name="agreed"
            label={i18n._("I have read these {count} points (version {version}) and agree.", {
              count: points.length,
              version,
            })}
          />
          <BottomBar>
            <SubmitButton>{i18n._("Agree and go on")}</SubmitButton>
          </BottomBar>
        </Form>
      )}
    </>
  );
}
