import { useLingui } from "@lingui/react";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { ButtonLink } from "~/ui/action/button";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";

/** Looks again every two seconds, at most ten times; then the page says what happens without her. */
export function useLookAgain(still: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!still) return;
    let left = 10;
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) clearInterval(timer);
      revalidate();
    }, 2_000);
    return () => clearInterval(timer);
  }, [still, revalidate]);
}

/** The page between ours and Stripe's: it leads on by itself, and has the link for where it does not. */
export function LeavingForPayment(props: {
  readonly url: string | null;
  readonly refused: boolean;
  readonly query: string;
}) {
  const { i18n } = useLingui();
  const { url, refused, query } = props;
  useEffect(() => {
    if (url !== null) window.location.replace(url);
  }, [url]);
  useLookAgain(url === null && !refused);
  if (refused)
    return (
      <>
        <Notice tone="error" announce>
          {i18n._("The payment page could not be opened. Nothing was charged. Try again.")}
        </Notice>
        <p>
          <ButtonLink to={`/wallet/pay${query}`}>{i18n._("Try again")}</ButtonLink>
        </p>
      </>
    );
  if (url === null)
    return (
      <>
        <Notice announce>
          {i18n._("The payment service does not answer yet. This page looks again by itself.")}
        </Notice>
        <p>
          <ButtonLink to="." reloadDocument>
            {i18n._("Look again")}
          </ButtonLink>
        </p>
      </>
    );
  return (
    <>
      <p>{i18n._("You are on your way to the payment page of Stripe.")}</p>
      <BottomBar>
        <ButtonLink to={url} look="primary" reloadDocument>
          {i18n._("Go to the payment page")}
        </ButtonLink>
      </BottomBar>
    </>
  );
}
