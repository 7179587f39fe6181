import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { rememberReferences } from "./ui/layout/reference";

rememberReferences();

/** Marks the moment from which keys and clicks are heard, for browsers' own timelines. */
function Hydrated() {
  useEffect(() => {
    performance.mark("hydrated");
  }, []);
  return null;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
      <Hydrated />
    </StrictMode>,
  );
});
