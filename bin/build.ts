/** The production build: Remix's client and server, into `build/`. */
import { buildNow } from "./support/built";

process.exitCode = buildNow() ? 0 : 1;
