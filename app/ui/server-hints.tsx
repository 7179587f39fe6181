import { createContext, useContext } from "react";

/** What only the answering server knows while it writes the document. */
export type ServerHints = {
  readonly nonce: string;
  readonly requestId: string;
  /** The document answers a form that was not accepted. */
  readonly problem: boolean;
};

/** In a browser: no nonce (browsers hide it), and the rest as the document says. */
const inBrowser = (): ServerHints => ({
  nonce: "",
  requestId: document.documentElement.dataset.request ?? "",
  problem: document.documentElement.dataset.problem !== undefined,
});

const Hints = createContext<ServerHints | null>(null);
export const ServerHintsProvider = Hints.Provider;
const inDocument = import.meta.env.SSR ? null : inBrowser();
export const useServerHints = (): ServerHints =>
  useContext(Hints) ?? inDocument ?? { nonce: "", requestId: "", problem: false };
