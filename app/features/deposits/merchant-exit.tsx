import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { DayText } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField } from "~/ui/form/text-fields";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import type { Day } from "~/values/day";
import css from "./merchant-wallet.module.css";
import type { ExitTimeline } from "./release";
import type { RefundView } from "./wallet-page";

type Props = {
  readonly of: {
    readonly currency: string;
    readonly today: Day;
    readonly noticeOn: Day | null;
    readonly timeline: ExitTimeline;
    readonly backMinor: number;
    readonly refund: RefundView | null;
  };
  readonly query: string;
  readonly mayLeave: boolean;
  readonly failed: unknown;
};

/** The way out with every date and everything that stands in it; announcing it, and calling it off. */
export function ExitPage(props: Props) {
  const { i18n } = useLingui();
  const { of, mayLeave } = props;
  if (of.noticeOn === null && of.refund !== null)
    return (
      <>
        <Notice title={i18n._("The refund of your whole deposit has begun")} />
        <p>
          <ButtonLink to={`/wallet/refunds/${of.refund.id}`}>
            {i18n._("Follow the refund")}
          </ButtonLink>
        </p>
      </>
    );
  return (
    <>
      <Dates {...props} />
      {mayLeave ? null : (
        <Notice>{i18n._("Only the owner of the shop can announce that it closes.")}</Notice>
      )}
      {mayLeave && of.noticeOn === null ? <Announce {...props} /> : null}
      {mayLeave && of.noticeOn !== null ? <CallOff {...props} /> : null}
    </>
  );
}

function Dates({ of }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, money } = useFormats();
  const { noticeOn, timeline, backMinor, currency } = of;
  return (
    <Panel
      title={
        noticeOn === null
          ? i18n._("If you announced it today")
          : i18n._("Announced on {day}", { day: day(noticeOn) })
      }
    >
      <Stack>
        <p>
          {i18n._("{amount} would go back as things stand.", {
            amount: money({ amountMinor: backMinor, currency }),
          })}
        </p>
        <ol className={css.steps}>
          {timeline.steps.map(({ key, title, on, done }) => (
            <li key={key} className={css.step}>
              <span>{inWords(title)}</span>
              <span>{on === null ? null : <DayText day={on} />}</span>
              <SignalFlag
                signal={done ? "clear" : key === "cases" ? "hold" : "not-started"}
                word={
                  done ? i18n._("Over") : key === "cases" ? i18n._("In the way") : i18n._("To come")
                }
              />
            </li>
          ))}
        </ol>
        {timeline.ready ? (
          <Notice tone="ok">
            {i18n._("All waits are over. The refund begins with the next daily round.")}
          </Notice>
        ) : null}
      </Stack>
    </Panel>
  );
}

function Announce({ of, query, failed }: Props) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const last = of.timeline.steps.at(-1)?.on ?? null;
  return (
    <Consequence
      title={i18n._("Announce that the shop closes?")}
      effects={[
        i18n._("Your buyers read that the shop closes. From then on the dates above run."),
        i18n._("The whole deposit goes back at the end, less what the shop owes."),
        ...(last === null
          ? []
          : [i18n._("Announced today, it is back on {day} at the latest.", { day: day(last) })]),
        i18n._("You can call it off until the refund begins."),
      ]}
    >
      <Form failed={failed}>
        <input type="hidden" name="what" value="announce" />
        <DayField
          name="noticeOn"
          label={i18n._("The day you tell your buyers")}
          min={of.today}
          defaultValue={of.today}
        />
        <SubmitButton look="danger">{i18n._("Announce that the shop closes")}</SubmitButton>
        <ButtonLink to={`/wallet${query}`}>{i18n._("Stay open")}</ButtonLink>
      </Form>
    </Consequence>
  );
}

function CallOff({ query, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <Consequence
      title={i18n._("Call it off?")}
      effects={[
        i18n._("The shop stays open and the deposit stays held."),
        i18n._("If you announce it again later, all days count anew."),
      ]}
    >
      <Form failed={failed}>
        <input type="hidden" name="what" value="call-off" />
        <SubmitButton look="plain">{i18n._("Call off the closing")}</SubmitButton>
        <ButtonLink to={`/wallet${query}`}>{i18n._("Back to deposits")}</ButtonLink>
      </Form>
    </Consequence>
  );
}
