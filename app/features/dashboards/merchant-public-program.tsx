import { useLingui } from "@lingui/react";
import { useLocation } from "@remix-run/react";
import { HowItIsWorkedOut, OfferAnswers } from "~/features/applications/merchant-program";
import { Answer } from "~/features/programs/merchant-offer";
import { ButtonLink } from "~/ui/action/button";
import { BottomBar, Page } from "~/ui/layout/page";
import { ReaderScope, useFormats, useInWords } from "~/ui/reader";
import type { PublicProgram } from "./public-program.server";

/** A program for somebody who is not signed in: everything but the shop's own figures. */
export function PublicProgramPage({ program }: { readonly program: PublicProgram }) {
  const { zone, currency } = program.market;
  return (
    <ReaderScope reader={{ zone, currency }}>
      <Body program={program} />
    </ReaderScope>
  );
}

function Body({ program }: { readonly program: PublicProgram }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, dayOf } = useFormats();
  const { pathname, search } = useLocation();
  const signIn = `/sign-in?${new URLSearchParams({ returnTo: `${pathname}${search}` })}`;
  return (
    <Page
      title={inWords(program.name)}
      caption={[
        program.market.name,
        program.closesOn
          ? i18n._("Apply until {day}", { day: day(program.closesOn) })
          : i18n._("Open all the time"),
      ].join(" · ")}
      lead={inWords(program.summary)}
    >
      <Answer question={i18n._("Do I qualify?")}>
        <p>
          {i18n._(
            "Sign in and see at once: we know your shop's figures, there is nothing to fill in.",
          )}
        </p>
      </Answer>
      <OfferAnswers offer={program.offer} />
      <HowItIsWorkedOut
        conditions={null}
        sources={{}}
        outlines={[program.rules]}
        lead={i18n._("Rules version {version}, since {day}", {
          version: program.versionNumber,
          day: day(dayOf(program.publishedAt)),
        })}
      />
      <BottomBar>
        <ButtonLink to={signIn} look="primary">
          {i18n._("Sign in to see your result")}
        </ButtonLink>
      </BottomBar>
    </Page>
  );
}
